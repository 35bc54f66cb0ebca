// What script adds to pages that are complete without it: live forms, search keys, theme, copy.

const root = document.documentElement;
root.classList.add("live");

/** Replaces the parts with these ids by their new versions from the server. */
let under;
export async function swap(url, ids, body) {
  under?.abort();
  under = new AbortController();
  const options = { signal: under.signal, headers: { accept: "text/html" } };
  if (body) Object.assign(options, { method: "POST", body });
  try {
    const answer = await fetch(url, options);
    if (!answer.ok) return false;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ids) {
      const old = document.getElementById(id);
      const next = fresh.getElementById(id);
      if (old && next) old.replaceWith(document.importNode(next, true));
    }
    enhance(document);
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    throw error;
  }
}

const state = () => location.pathname + location.search;
let shown = state();

function remember(how, url) {
  history[how](null, "", url);
  shown = state();
}

/** The address of a form's state; empty values are left out. */
export function address(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value !== "" && !(name === "route" && !value)) query.append(name, value);
  }
  const path = form.dataset.liveTarget ?? location.pathname;
  return query.size ? `${path}?${query}` : path;
}

function live(form) {
  const ids = form.dataset.live.split(",");
  let timer;
  const refresh = (push) => {
    const url = address(form);
    if ("livePost" in form.dataset) {
      remember("replaceState", url.length > 2000 ? location.pathname : url);
      return swap(location.pathname, ids, new URLSearchParams(new FormData(form)));
    }
    remember(push ? "pushState" : "replaceState", url);
    return swap(url, ids);
  };
  form.addEventListener("input", (event) => {
    if (event.target.type === "password" || event.target.tagName === "SELECT") return;
    if ("reload" in event.target.dataset || "slider" in event.target.dataset) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, 160, false);
  });
  form.addEventListener("change", (event) => {
    if ("reload" in event.target.dataset) {
      const query = new URLSearchParams({ [event.target.name]: event.target.value });
      location.assign(`${location.pathname}?${query}`);
      return;
    }
    if (event.target.tagName !== "SELECT" || event.target.name === "model") return;
    clearTimeout(timer);
    refresh(true);
  });
  if (form.method === "get" && !form.id) {
    form.addEventListener("submit", (event) => {
      if (event.submitter && form.dataset.live === "results") return;
      event.preventDefault();
      refresh(true);
    });
  }
}

/** A slider beside a number field; a far end (data-most) is reached by the cube of the way. */
function slide(slider) {
  const field = slider.form.elements[slider.dataset.slider];
  const most = Number(slider.dataset.most);
  const follow = () => {
    const value = Number(field.value.replaceAll(/[,\s]/g, "")) || 0;
    slider.value = most ? Math.round(100 * Math.cbrt(Math.min(1, value / most))) : value;
  };
  const round = (value) => {
    const step = 10 ** Math.max(0, Math.floor(Math.log10(value || 1)) - 1);
    return Math.round(value / step) * step;
  };
  slider.hidden = false;
  follow();
  field.addEventListener("input", follow);
  slider.addEventListener("input", () => {
    field.value = most ? round(most * (slider.value / 100) ** 3) : slider.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function enhance(scope) {
  for (const slider of scope.querySelectorAll("[data-slider][hidden]")) slide(slider);
  for (const button of scope.querySelectorAll(".copy[hidden]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.innerText);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1400);
    });
  }
  for (const link of scope.querySelectorAll("a[data-swap]:not([data-wired])")) {
    link.dataset.wired = "";
    link.addEventListener("click", async (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      remember("pushState", link.href);
      await swap(link.href, ["left", "right"]);
      document.querySelectorAll("form[data-live]:not([data-wired])").forEach(wire);
    });
  }
}

function wire(form) {
  form.dataset.wired = "";
  live(form);
}

function themes() {
  const button = document.querySelector("[data-theme-toggle]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try {
      localStorage.setItem("tollgate.theme", root.dataset.theme);
    } catch {
      // The choice then lasts as long as the page.
    }
  });
}

function keys(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  const search = (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
  if (search) {
    const field = document.querySelector("#q, input[data-search]");
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  }
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.who[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  }
}

document.querySelectorAll("form[data-live]").forEach(wire);
enhance(document);
themes();
document.addEventListener("keydown", keys);
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.who[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
// A jump within the page is no other state; every other address is asked for anew.
addEventListener("popstate", () => {
  if (shown !== state()) location.reload();
});
root.dataset.ready = "";
