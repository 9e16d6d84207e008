"""What a login page makes of the answers of Kratos."""

ADVICE = {
    4000006: "Check the e-mail address and the password.",
    4000010: "Confirm your e-mail address first.",
    1010003: "Confirm that it is you.",
}


def advice(message_id: int) -> str:
    """The sentence for a message of a flow."""
    return ADVICE.get(message_id, "Something else happened.")


def is_step_up_wanted(error_id: str) -> bool:
    """True when whoami wants a second factor."""
    return error_id == "session_aal2_required"
