/* The search of a site. Its index is files that are loaded as scripts when a query needs them (see
   tei_tools/publication/search.py), so that it works without a server, also from a disk. */
"use strict";

const collection = {};
const AT_ONCE = 20;
const PER_FILE = 100;
const form = document.querySelector(".query");
const status = document.getElementById("status");
const list = document.querySelector(".results");
const more = document.querySelector(".more");
const loading = new Map();
let asked = 0;

function load(name) {
  if (!loading.has(name)) {
    loading.set(name, new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `search/${name}.js`;
      script.onload = () => resolve(collection[name]);
      script.onerror = () => resolve(undefined);
      document.head.append(script);
    }));
  }
  return loading.get(name);
}

function fold(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function wordsOf(query) {
  return [...new Set(fold(query).match(/[\p{L}\p{N}]+/gu))];
}

/* The numbers of the places that have a word beginning so; of a single letter, the word itself. */
async function placesWith(beginning) {
  const letters = Array.from(beginning);
  const name = "words-" + letters.slice(0, 2).map((letter) => letter.codePointAt(0).toString(16)).join("-");
  const found = new Set();
  for (const [word, differences] of Object.entries((await load(name)) ?? {})) {
    if (letters.length === 1 ? word === beginning : word.startsWith(beginning)) {
      let number = 0;
      for (const difference of differences.split(" ")) {
        number += parseInt(difference, 36);
        found.add(number);
      }
    }
  }
  return found;
}

async function placesWithAll(words) {
  const sets = (await Promise.all(words.map(placesWith))).sort((one, other) => one.size - other.size);
  const found = Array.from(sets[0] ?? []).filter((number) => sets.every((set) => set.has(number)));
  return found.sort((one, other) => one - other);
}

/* The words around the first that was found, with all that were found marked. */
function excerpt(text, words) {
  const paragraph = document.createElement("p");
  const matches = Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu))
    .filter((match) => {
      const word = fold(match[0]);
      return words.some((beginning) => (beginning.length === 1 ? word === beginning : word.startsWith(beginning)));
    });
  const first = matches[0]?.index ?? 0;
  const start = first > 120 ? text.indexOf(" ", first - 100) + 1 : 0;
  const end = text.length > first + 240 ? text.lastIndexOf(" ", first + 220) : text.length;
  let position = start;
  paragraph.append(start > 0 ? "… " : "");
  for (const match of matches.filter((one) => one.index >= start && one.index + one[0].length <= end)) {
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    paragraph.append(text.slice(position, match.index), mark);
    position = match.index + match[0].length;
  }
  paragraph.append(text.slice(position, Math.max(end, position)), end < text.length ? " …" : "");
  return paragraph;
}

async function show(numbers, words, question) {
  const texts = await load("texts");
  const files = await Promise.all(numbers.map((number) => load(`places-${Math.floor(number / PER_FILE)}`)));
  if (question !== asked) {
    return;
  }
  numbers.forEach((number, position) => {
    const [text, anchor, content] = files[position][number % PER_FILE];
    const [page, title, author] = texts[text];
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${page}#${encodeURIComponent(anchor)}`;
    link.textContent = title;
    const by = document.createElement("span");
    by.className = "facts";
    by.textContent = author;
    item.append(link, " ", by, excerpt(content, words));
    list.append(item);
  });
}

async function search(query) {
  const question = ++asked;
  const words = wordsOf(query);
  document.getElementById("query").value = query;
  list.replaceChildren();
  more.hidden = true;
  status.textContent = words.length > 0 ? "Searching…" : "";
  const found = await placesWithAll(words);
  if (question !== asked || words.length === 0) {
    return;
  }
  status.textContent = found.length === 1 ? "1 place found." : `${found.length} places found.`;
  let shown = 0;
  async function next() {
    const numbers = found.slice(shown, shown + AT_ONCE);
    shown += numbers.length;
    more.hidden = shown >= found.length;
    await show(numbers, words, question);
  }
  more.querySelector("button").onclick = next;
  await next();
}

/* The query stands in the address, so that one can come back to it, or pass it on. */
function queried() {
  search(new URLSearchParams(location.hash.slice(1)).get("q") ?? "");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const hash = "#" + new URLSearchParams({ q: document.getElementById("query").value });
  if (location.hash === hash) {
    queried();
  } else {
    location.hash = hash;
  }
});
addEventListener("hashchange", queried);
form.hidden = false;
queried();
