// A calendar beside every field for a day (data-day): always written as 2026年11月21日, whatever the browser's language. The field itself stays
// for typing, and takes the usual spellings.
var WORDS = { open: "选日期", earlier: "上个月", later: "下个月", today: "今天", week: "一二三四五六日" };
var FIRST = day(2000, 1, 1), LAST = day(2100, 12, 31), DAY = 86400000;

function day(year, month, of) { return new Date(Date.UTC(year, month - 1, of)); }

function plusDays(date, days) { return new Date(date.getTime() + days * DAY); }

function plusMonths(date, months) {
  var first = day(date.getUTCFullYear(), date.getUTCMonth() + 1 + months, 1);
  var last = day(first.getUTCFullYear(), first.getUTCMonth() + 2, 0).getUTCDate();
  return plusDays(first, Math.min(date.getUTCDate(), last) - 1);
}

function within(date) { return date < FIRST ? FIRST : date > LAST ? LAST : date; }

function write(date) { return date.getUTCFullYear() + "年" + (date.getUTCMonth() + 1) + "月" + date.getUTCDate() + "日"; }

function today() {
  var now = new Date();
  return day(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

function read(text) {
  var plain = text.normalize("NFKC").replace(/\s/g, "");
  var m = /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(plain) || /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) || /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!m) return null;
  var date = day(+m[1], +m[2], +m[3]);
  return date.getUTCMonth() === m[2] - 1 && date >= FIRST && date <= LAST ? date : null;
}

function make(name, css, text) {
  var element = document.createElement(name);
  if (css) element.className = css;
  if (text) element.textContent = text;
  return element;
}

function button(css, text, label) {
  var element = make("button", css, text);
  element.type = "button";
  if (label) element.setAttribute("aria-label", label);
  return element;
}

function calendar(input) {
  var shown, panel = null, box = make("span", "daybox"), opener = button("daybtn", "▾", WORDS.open);
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("aria-expanded", "false");
  input.parentNode.insertBefore(box, input);
  box.appendChild(input);
  box.appendChild(opener);

  function open() {
    shown = read(input.value) || today();
    panel = make("div", "cal");
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", WORDS.open);
    panel.addEventListener("keydown", keys);
    box.appendChild(panel);
    opener.setAttribute("aria-expanded", "true");
    draw();
  }

  function close(isDone) {
    if (!panel) return;
    panel.remove();
    panel = null;
    opener.setAttribute("aria-expanded", "false");
    if (isDone) opener.focus();
  }

  function choose(date) {
    input.value = write(date);
    close(true);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function draw() {
    var year = shown.getUTCFullYear(), month = shown.getUTCMonth() + 1, chosen = read(input.value), now = today();
    var head = make("div", "calhead"), title = make("b", "", year + "年" + month + "月");
    title.setAttribute("aria-live", "polite");
    head.append(turn("‹", WORDS.earlier, -1), title, turn("›", WORDS.later, 1));
    var table = make("table"), row = table.createTHead().insertRow();
    WORDS.week.split("").forEach(function (name) {
      var cell = make("th", "", name);
      cell.scope = "col";
      row.appendChild(cell);
    });
    var body = table.createTBody(), first = day(year, month, 1), at = plusDays(first, -((first.getUTCDay() + 6) % 7));
    do {
      row = body.insertRow();
      for (var i = 0; i < 7; i++, at = plusDays(at, 1)) {
        var cell = row.insertCell();
        if (at.getUTCMonth() !== month - 1) continue;
        cell.appendChild(dayButton(at, chosen, now));
      }
    } while (at.getUTCMonth() === month - 1);
    panel.textContent = "";
    panel.append(head, table);
    panel.querySelector("[tabindex='0']").focus();
  }

  function turn(sign, label, months) {
    var element = button("", sign, label);
    element.addEventListener("click", function () { show(plusMonths(shown, months)); });
    return element;
  }

  function dayButton(date, chosen, now) {
    var isNow = date.getTime() === now.getTime();
    var element = button(isNow ? "now" : "", String(date.getUTCDate()), write(date) + (isNow ? "，" + WORDS.today : ""));
    element.tabIndex = date.getTime() === shown.getTime() ? 0 : -1;
    element.setAttribute("aria-pressed", chosen && date.getTime() === chosen.getTime() ? "true" : "false");
    element.addEventListener("click", function () { choose(date); });
    return element;
  }

  function show(date) {
    shown = within(date);
    draw();
  }

  function keys(event) {
    var week = (shown.getUTCDay() + 6) % 7;
    var moved = {
      ArrowLeft: plusDays(shown, -1), ArrowRight: plusDays(shown, 1), ArrowUp: plusDays(shown, -7), ArrowDown: plusDays(shown, 7),
      PageUp: plusMonths(shown, -1), PageDown: plusMonths(shown, 1), Home: plusDays(shown, -week), End: plusDays(shown, 6 - week),
    }[event.key];
    if (moved) show(moved);
    else if (event.key === "Escape") close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  opener.addEventListener("click", function () { panel ? close(true) : open(); });
  input.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" && event.altKey && !panel) { event.preventDefault(); open(); }
  });
  input.addEventListener("change", function () {
    var typed = read(input.value);
    if (typed) input.value = write(typed);
  });
  box.addEventListener("focusout", function (event) {
    if (panel && event.relatedTarget && !box.contains(event.relatedTarget)) close(false);
  });
  document.addEventListener("click", function (event) {
    if (panel && !event.composedPath().includes(box)) close(false);
  });
}

document.querySelectorAll("input[data-day]").forEach(calendar);
