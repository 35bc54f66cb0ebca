// Draws a picture through the public API, with whatever the form says, and shows what it cost.

const form = document.getElementById("draw");
const stage = document.getElementById("stage");
const told = document.getElementById("told");
const make = document.getElementById("make");
const stop = document.getElementById("stop");
const key = document.getElementById("key");
const KEY = "tollgate.key";
let addresses = [];
let call;

make.textContent = make.dataset.make;
key.value = sessionStorage.getItem(KEY) ?? "";
key.addEventListener("input", () => sessionStorage.setItem(KEY, key.value.trim()));
form.model.addEventListener("change", () => {
  const query = new URLSearchParams({ model: form.model.value, prompt: form.prompt.value.slice(0, 1500) });
  location.assign(`/playground?${query}`);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  draw();
});
stop.addEventListener("click", () => call?.abort());

function wanted() {
  const value = (name) => form.elements[name]?.value ?? "";
  const body = { model: value("model"), prompt: value("prompt") };
  const own = value("own").replace(/\s/g, "").replace("×", "x");
  body.size = own || value("size");
  if (value("quality")) body.quality = value("quality");
  if (Number(value("n")) > 1) body.n = Number(value("n"));
  if (value("format") && value("format") !== "png") body.output_format = value("format");
  if (value("background") && value("background") !== "auto") body.background = value("background");
  const partials = Number(value("partials"));
  if (partials > 0 && !body.n) Object.assign(body, { stream: true, partial_images: partials });
  return body;
}

async function draw() {
  const body = wanted();
  const began = performance.now();
  call?.abort();
  call = new AbortController();
  const old = addresses;
  addresses = [];
  busy(true);
  try {
    const headers = { "content-type": "application/json" };
    if (key.value.trim()) headers.authorization = `Bearer ${key.value.trim()}`;
    const answer = await fetch("/v1/images/generations", {
      method: "POST", headers, body: JSON.stringify(body), signal: call.signal,
    });
    if (!answer.ok) return refused(answer, await answer.json().catch(() => null));
    const drawn = body.stream ? await streamed(answer, body) : whole(await answer.json(), body);
    if (drawn) tell(answer, drawn, performance.now() - began);
  } catch (error) {
    say(error.name === "AbortError"
      ? "Stopped. What was sent may still be charged."
      : `The answer broke off: ${error.message}`);
  } finally {
    busy(false);
    old.filter((address) => !stage.querySelector(`[src="${address}"]`)).forEach((address) => URL.revokeObjectURL(address));
  }
}

/** Reads server-sent events: partial pictures, the completed one, and the cost as a comment. */
async function streamed(answer, body) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "", drawn = null, cost = null, basis = null;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    rest += value;
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const comment = /^: ?x-tollgate-cost=(\S+) basis=(\S+)/m.exec(block);
      if (comment) [, cost, basis] = comment;
      const data = block.split(/\r?\n/).filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n").trim();
      if (!data || data === "[DONE]") continue;
      const event = JSON.parse(data);
      if (event.error) { say(event.error.message); return null; }
      if (event.b64_json) show([event], body, !String(event.type).endsWith(".completed"));
      if (String(event.type).endsWith(".completed")) drawn = event;
    }
  }
  if (!drawn) say("The stream ended without a picture. It may have been charged.");
  return drawn && { ...drawn, cost, basis, count: 1 };
}

function whole(answer, body) {
  show(answer.data, { ...body, ...answer }, false);
  return { ...answer, count: answer.data.length };
}

function show(pictures, body, partial) {
  stage.className = pictures.length > 1 ? "many" : "";
  stage.replaceChildren(...pictures.map((picture, index) => figure(picture, body, partial, index)));
}

function figure(picture, body, partial, index) {
  const format = picture.output_format ?? body.output_format ?? "png";
  const image = document.createElement("img");
  image.alt = body.prompt ?? form.prompt.value;
  image.src = picture.url ?? address(picture.b64_json, format);
  const caption = document.createElement("figcaption");
  if (partial) {
    caption.append("drawing");
  } else {
    const save = document.createElement("a");
    save.href = image.src;
    save.download = `picture-${index + 1}.${format}`;
    save.textContent = "Download";
    caption.append(picture.revised_prompt ?? "", save);
  }
  const whole = document.createElement("figure");
  whole.className = partial ? "partial" : "";
  whole.append(image, caption);
  return whole;
}

function address(base64, format) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: `image/${format}` }));
  addresses.push(url);
  return url;
}

/** The ticket: cost, tokens, time and size, then every header the gateway sent. */
function tell(answer, drawn, milliseconds) {
  const header = (name) => answer.headers.get(`x-tollgate-${name}`);
  const cost = drawn.cost ?? header("cost");
  const known = cost !== null && cost !== "unknown";
  const usage = drawn.usage ?? {};
  const basis = drawn.basis ?? header("cost-basis") ?? "unknown";
  const free = known && Number(cost) === 0 && /free|studio/i.test(header("provider") ?? "");
  const rows = [
    ["cost", known ? dollars(cost) : "—", free ? "free: drawn on this machine" : `by ${basis}`],
    ["output tokens", count(usage.output_tokens), usage.input_tokens == null ? "" : `${count(usage.input_tokens)} in`],
    ["time", `${(milliseconds / 1000).toFixed(milliseconds < 10000 ? 2 : 1)} s`, header("overhead-ms") ? `gateway ${header("overhead-ms")} ms` : ""],
    ["size", (drawn.size ?? "—").replace("x", " × "), drawn.quality ?? ""],
  ];
  const ticket = document.createElement("dl");
  ticket.className = "ticket";
  for (const [name, value, small] of rows) {
    const row = element("div", name === "cost" ? "cost" : "");
    const text = element("dd", "", value);
    if (small) text.append(element("small", "", small));
    row.append(element("dt", "", name), text);
    ticket.append(row);
  }
  told.replaceChildren(ticket, headerTable(answer, known ? cost : null));
  told.hidden = false;
}

function headerTable(answer, cost) {
  const names = [...answer.headers.keys()].filter((name) => /^x-(tollgate|request)/.test(name)).sort();
  const table = element("table", "headers");
  const body = document.createElement("tbody");
  const rows = names.map((name) => [name, answer.headers.get(name)]);
  if (cost !== null && !answer.headers.get("x-tollgate-cost")) rows.push(["x-tollgate-cost (at the end)", cost]);
  for (const [name, value] of rows) {
    const row = document.createElement("tr");
    const head = element("th", "", name);
    head.scope = "row";
    row.append(head, element("td", "", value));
    body.append(row);
  }
  table.append(element("caption", "hide", "Headers of the answer"), body);
  const more = element("details", "more");
  more.append(element("summary", "", `${rows.length} headers`), table);
  return more;
}

function refused(answer, body) {
  const error = body?.error;
  if (answer.status === 401) {
    document.getElementById("key-field").hidden = false;
    key.focus();
  }
  say(error?.message ?? `The server answered ${answer.status}.`, error?.code);
}

function say(message, code) {
  const box = element("p", "warn", message);
  if (code) box.append(" ", element("code", "", code));
  box.setAttribute("role", "alert");
  told.replaceChildren(box);
  told.hidden = false;
}

function busy(on) {
  make.disabled = on;
  stop.hidden = !on;
  stage.parentElement.querySelector(".busy")?.remove();
  if (on) {
    told.hidden = true;
    stage.before(element("div", "busy"));
  }
}

/** Decimal text is shown as it came: no floating point touches a cost. */
function dollars(text) {
  return /^0*\.?0*$/.test(text) ? "$0" : `$${text}`;
}

function count(number) {
  return number == null ? "—" : number.toLocaleString("en-US");
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
