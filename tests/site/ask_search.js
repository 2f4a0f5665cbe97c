// Lets the theme's own search answer queries: node ask_search.js WORKER INDEX, queries as JSON on standard input; what it
// finds as JSON on standard output, for each query the groups, in each group the locations.
const fs = require("node:fs");

const [worker, index] = process.argv.slice(2);
let listener;
let answered;
globalThis.self = globalThis;
globalThis.addEventListener = (_, heard) => {
  listener = heard;
};
globalThis.postMessage = (message) => answered(message);
(0, eval)(fs.readFileSync(worker, "utf8"));

function ask(data) {
  return new Promise((resolve) => {
    answered = resolve;
    listener({ data });
  });
}

async function main() {
  const data = { ...JSON.parse(fs.readFileSync(index, "utf8")), options: { suggest: false } };
  await ask({ type: 0, data });
  const found = {};
  for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const answer = await ask({ type: 2, data: query });
    found[query] = answer.data.items.map((group) => group.map((item) => item.location));
  }
  process.stdout.write(JSON.stringify(found));
}

main();
