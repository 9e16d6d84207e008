// node growth.mjs <length> <enough> <tries> [<reading>]: the cost of a character of a long text beside a short one's.
import { growthOf, type Growth } from '../../unit/growth/growth';
import { readings } from '../../unit/growth/readings/index';

const [length = '', enough = '', mostTries = '', only] = process.argv.slice(2);
const limits = { length: Number(length), enough: Number(enough), mostTries: Number(mostTries) };
const grown: Growth[] = readings
  .filter(({ name }) => only === undefined || name === only)
  .flatMap((reading) => Object.entries(reading.worst).map(([of, make]) => growthOf(reading, of, make, limits)));
console.log(JSON.stringify(grown));
