import type { Place, Step } from '../recipe/types';
import { placesOf } from './js';

/** A function of Go, and the packages that it needs. */
interface Helper {
  readonly uses: readonly string[];
  readonly code: string;
}

const given: Helper = {
  uses: ['log', 'os'],
  code: `// given is a value of the environment, which has to be there unless there is another one.
func given(name string, otherwise ...string) string {
	if value, isThere := os.LookupEnv(name); isThere {
		return value
	}
	if len(otherwise) == 0 {
		log.Fatalf("%s has to be given in the environment.", name)
	}
	return otherwise[0]
}`,
};

const told: Helper = {
  uses: ['encoding/json', 'log', 'net/http'],
  code: `type answer struct {
	status   int
	location string
	json     any
}

// told reads an answer of any status: the library has an error for those that are no success.
func told[Model any](_ Model, response *http.Response, err error) answer {
	if response == nil {
		log.Fatal(err)
	}
	got := answer{status: response.StatusCode, location: response.Header.Get("Location")}
	decoder := json.NewDecoder(response.Body)
	decoder.UseNumber()
	_ = decoder.Decode(&got.json) // A page is no JSON.
	return got
}`,
};

/** The union that the library has for a form is chosen by what stands in it. */
const body: Helper = {
  uses: ['encoding/json', 'log'],
  code: `type object = map[string]any

// body has the library choose its type for a form by what is in it.
func body[Form any](fields object) (form Form) {
	text, err := json.Marshal(fields)
	if err == nil {
		err = json.Unmarshal(text, &form)
	}
	if err != nil {
		log.Fatal(err)
	}
	return form
}`,
};

const check: Helper = {
  uses: ['fmt', 'log', 'slices', 'strings'],
  code: `type expected struct {
	status         int
	state, id, aal string
	messages       []string
}

// check ends the program when an answer is not what the run saw.
func check(step string, got answer, want expected) {
	messages := list(at(got.json, "ui", "messages"))
	for _, node := range list(at(got.json, "ui", "nodes")) {
		messages = append(messages, list(at(node, "messages"))...)
	}
	ids := []string{}
	told := []string{fmt.Sprint(at(got.json, "error", "reason"))}
	for _, message := range messages {
		ids = append(ids, fmt.Sprint(at(message, "id")))
		told = append(told, fmt.Sprint(at(message, "text")))
	}
	same := func(name string, seen any, wanted string) {
		if wanted != "" && fmt.Sprint(seen) != wanted {
			log.Fatalf("%s: %s should be %s, but is %v. %s", step, name, wanted, seen, strings.Join(told, " "))
		}
	}
	if want.status != 0 {
		same("status", got.status, fmt.Sprint(want.status))
	}
	same("state", at(got.json, "state"), want.state)
	same("error", at(got.json, "error", "id"), want.id)
	same("aal", at(got.json, "session", "authenticator_assurance_level"), want.aal)
	for _, id := range want.messages {
		if !slices.Contains(ids, id) {
			same("messages", ids, id)
		}
	}
	fmt.Println(step)
}

func at(value any, path ...string) any {
	for _, key := range path {
		members, _ := value.(object)
		value = members[key]
	}
	return value
}

func list(value any) []any {
	items, _ := value.([]any)
	return items
}`,
};

const text: Helper = {
  uses: ['fmt', 'log'],
  code: `func text(value any, path ...string) string {
	found := at(value, path...)
	if found == nil {
		log.Fatalf("The answer has no %v.", path)
	}
	return fmt.Sprint(found)
}`,
};

const find: Helper = {
  uses: [],
  code: `// find is the item of a list that has this value there; nil when there is none.
func find(items any, value string, path ...string) any {
	for _, item := range list(items) {
		if at(item, path...) == value {
			return item
		}
	}
	return nil
}`,
};

const mailedCode: Helper = {
  uses: ['log', 'regexp'],
  code: `func mailedCode(got answer, template string) string {
	body, _ := at(find(got.json, template, "template_type"), "body").(string)
	code := regexp.MustCompile(\`\\b\\d{6}\\b\`).FindString(body)
	if code == "" {
		log.Fatal("No code was sent, or the server does not show it: it does with --dev.")
	}
	return code
}`,
};

const flowOf: Helper = {
  uses: ['net/url'],
  code: `// flowOf is the id of the flow in the address of a form.
func flowOf(action string) string {
	address, err := url.Parse(action)
	if err != nil {
		return ""
	}
	return address.Query().Get("flow")
}`,
};

const parts: Readonly<Record<Place['kind'], readonly Helper[]>> = {
  json: [text],
  node: [text, find],
  shown: [text, find],
  suggestion: [text, find],
  location: [flowOf],
  mail: [find, mailedCode],
};

/** The functions that the lines of a program in Go call, as far as these steps need them, and their packages. */
export function goHelpers(
  steps: readonly Step[],
  readsActions: boolean,
): { readonly uses: readonly string[]; readonly code: readonly string[] } {
  const needed = [...placesOf(steps)].flatMap((kind) => parts[kind]);
  const helpers = new Set([given, told, body, check, ...needed, ...(readsActions ? [flowOf] : [])]);
  return {
    uses: [...helpers].flatMap(({ uses }) => uses),
    code: [...helpers].flatMap(({ code }) => ['', code]),
  };
}
