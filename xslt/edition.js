/* What the page can do without, and does better with: it remembers what a reader chose, opens what a link leads into,
   marks the division that is being read, shows a note where its number is, and says where one is in the citation. An entity of html.xsl: no ampersand and no less-than sign may stand here. */
"use strict";

const wide = matchMedia("(min-width: 64em)");
const controls = document.querySelectorAll(".tools input");

function remember() {
  const chosen = Array.from(controls).filter((control) => control.checked).map((control) => control.id);
  try {
    sessionStorage.setItem("edition", chosen.join(" "));
  } catch { /* a browser that keeps nothing */ }
}

function recall() {
  let chosen = null;
  try {
    chosen = sessionStorage.getItem("edition");
  } catch { /* a browser that keeps nothing */ }
  if (chosen !== null) {
    for (const control of controls) {
      control.checked = chosen.split(" ").includes(control.id);
    }
  }
}

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = target?.querySelector("details:not([open])");
  if (closed) {
    closed.open = true;
  }
}

function follow() {
  const tools = document.querySelector(".tools");
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    links.set(link.hash.slice(1), link);
  }
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const link = links.get(encodeURIComponent(entry.target.id)) ?? links.get(entry.target.id);
      link?.toggleAttribute("aria-current", entry.isIntersecting);
      const top = link?.getBoundingClientRect().top ?? 0;
      if (wide.matches ? entry.isIntersecting : false) {
        tools.scrollTop += Math.min(top, 0) + Math.max(top + 80 - innerHeight, 0);
      }
    }
  }, { rootMargin: "-20% 0px -79% 0px" });
  for (const part of document.querySelectorAll(".div[id], section[id]")) {
    observer.observe(part);
  }
}

function annotate() {
  const box = document.createElement("div");
  box.className = "beside";
  box.hidden = true;
  document.querySelector(".page").append(box);
  let shownBy = "";
  const show = (event) => {
    const reference = event.target.closest?.(".noteref");
    const note = reference ? document.getElementById(decodeURIComponent(reference.hash.slice(1))) : null;
    if (note) {
      const copy = note.cloneNode(true);
      copy.querySelector("a.back")?.remove();
      copy.querySelectorAll("a, [id]").forEach((part) => { part.removeAttribute("href"); part.removeAttribute("id"); });
      box.replaceChildren(...copy.childNodes);
      box.scrollTop = 0;
      box.hidden = false;
      shownBy = event.type;
    } else if (event.type === shownBy) {
      // The pointer does not put away what the keyboard asked for; and what the box says can be pointed at.
      box.hidden ||= !box.contains(event.target);
    }
  };
  addEventListener("mouseover", show);
  addEventListener("focusin", show);
  addEventListener("keydown", (event) => { box.hidden ||= event.key === "Escape"; });
}

function address() {
  const citation = document.querySelector(".citation");
  if (location.protocol.startsWith("http")) {
    citation?.append(` ${location.origin}${location.pathname}.`);
  }
}

recall();
for (const control of controls) {
  control.addEventListener("change", remember);
}
if (!wide.matches) {
  document.querySelector(".tools details")?.removeAttribute("open");
}
addEventListener("hashchange", reveal);
reveal();
follow();
annotate();
address();
