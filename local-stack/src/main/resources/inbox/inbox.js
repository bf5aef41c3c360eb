// Everything that comes from a message is set as text, never as markup; HTML parts are shown in a
// sandboxed frame without scripts, under this page's own content security policy.
const SHOWN = 100;
const INTERVAL_MS = 2000;
const byId = (id) => document.getElementById(id);
const query = byId("query");
let emails = { total: 0, messages: [] };
let sms = { total: 0, messages: [] };
let drawn = "";

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function time(instant) {
  const node = element("time", "", new Date(instant).toLocaleTimeString());
  node.dateTime = instant;
  node.title = new Date(instant).toLocaleString();
  return node;
}

function mailbox({ Name, Address }) {
  return Name ? `${Name} <${Address}>` : Address;
}

function emailRow(email) {
  const row = element("li");
  const button = element("button", "email");
  button.type = "button";
  button.append(
    element("span", "subject", email.Subject || "(no subject)"),
    time(email.Created),
    element("span", "route faint", `to ${email.To.map(mailbox).join(", ")}, from ${mailbox(email.From)}`),
    element("span", "snippet", email.Snippet),
  );
  button.addEventListener("click", () => open(email.ID));
  row.append(button);
  return row;
}

function smsRow(message) {
  const row = element("li", "sms");
  const route = element("div", "route faint");
  const failed = ["failed", "undelivered"].includes(message.status);
  route.append(element("span", "", `to ${message.to} from ${message.from}`), time(message.createdAt));
  const parts = message.segments === 1 ? "1 segment" : `${message.segments} segments`;
  row.append(
    route,
    element("div", "bubble", message.body),
    element("div", failed ? "bad" : "faint", `${message.status} · ${parts}`),
  );
  return row;
}

function fill(id, total, rows, nothing) {
  const list = byId(id);
  byId(`${id}-count`).textContent = total.toLocaleString();
  const items = rows.length ? rows : [element("li", "nothing", nothing)];
  if (rows.length && !query.value && total > rows.length) {
    items.push(element("li", "more", `the newest ${rows.length} of ${total.toLocaleString()}`));
  }
  list.replaceChildren(...items);
}

function has(text) {
  return text.toLowerCase().includes(query.value.trim().toLowerCase());
}

function draw() {
  const state = JSON.stringify([emails, sms, query.value]);
  if (state === drawn) return;
  drawn = state;
  const found = query.value ? "Nothing found among the newest." : undefined;
  fill(
    "emails",
    emails.total,
    emails.messages
      .filter((email) => has([email.Subject, email.Snippet, mailbox(email.From), ...email.To.map(mailbox)].join(" ")))
      .map(emailRow),
    found ?? "No e-mail yet.",
  );
  fill(
    "sms",
    sms.total,
    sms.messages.filter((message) => has([message.to, message.from, message.body].join(" "))).map(smsRow),
    found ?? "No SMS yet.",
  );
}

async function load() {
  try {
    const answers = await Promise.all([
      fetch(`/api/v1/messages?limit=${SHOWN}`),
      fetch(`/sms?limit=${SHOWN}`),
    ]);
    [emails, sms] = await Promise.all(answers.map((answer) => answer.json()));
    byId("trouble").textContent = "";
    draw();
  } catch {
    byId("trouble").textContent = "The local stack does not answer.";
  }
}

function choose(part) {
  for (const name of ["html", "text", "source"]) {
    byId(`tab-${name}`).setAttribute("aria-selected", String(name === part));
    byId(`part-${name}`).hidden = name !== part;
  }
}

async function open(id) {
  const answer = await fetch(`/api/v1/message/${encodeURIComponent(id)}`);
  if (!answer.ok) return;
  const email = await answer.json();
  byId("reader-subject").textContent = email.Subject || "(no subject)";
  const fields = { From: mailbox(email.From), To: email.To.map(mailbox).join(", "),
    Received: new Date(email.Created).toLocaleString(), "Message-ID": email.MessageID };
  byId("reader-fields").replaceChildren(
    ...Object.entries(fields).flatMap(([name, value]) => [element("dt", "", name), element("dd", "", value)]),
  );
  byId("part-html").srcdoc = email.HTML;
  byId("part-text").textContent = email.Text;
  byId("part-source").textContent = email.HTML;
  choose(email.HTML ? "html" : "text");
  byId("reader").showModal();
}

for (const name of ["html", "text", "source"]) {
  byId(`tab-${name}`).addEventListener("click", () => choose(name));
}
byId("reader-close").addEventListener("click", () => byId("reader").close());
byId("find").addEventListener("submit", (event) => event.preventDefault());
query.addEventListener("input", draw);
byId("clear").addEventListener("click", async () => {
  if (!confirm("Delete all e-mails and SMS of the local stack?")) return;
  await Promise.all([
    fetch("/api/v1/messages", { method: "DELETE" }),
    fetch("/sms", { method: "DELETE" }),
  ]);
  await load();
});
document.addEventListener("visibilitychange", () => document.hidden || load());
setInterval(() => document.hidden || load(), INTERVAL_MS);
load();
