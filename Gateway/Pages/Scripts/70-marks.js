// A score sheet: marks are kept in this browser at once and sent item by item (the bonuses together, as an item "b"); they are forgotten here when the server has them. One request
// at a time, the same again until it is answered, so that a lost answer does not count twice and nothing typed in a school without a line is lost.
var form = document.querySelector("form[data-marks]");
if (form && form.dataset.marks) start();

function start() {
  var say = form.dataset, shelf = window.duKept.shelf("localStorage", say.shelf + "|"), step = Number(say.step);
  var WAIT = 600, RETRY = [2000, 4000, 8000, 15000, 30000];
  var state = form.querySelector("[data-save]"), dirty = {}, flying = null, failed = 0, timer = null, stopped = false;
  var NAMES = ["m", "n", "m-was", "n-was"], BONUS = "b", mine = {}, bonus = form.querySelector("[data-bonus]");

  function items() { return Array.prototype.slice.call(form.querySelectorAll("[data-item]")); }
  function field(item, name) { return form.elements[name + "-" + item]; }
  function typed(item) { return item === BONUS ? [rows().map(rowOf).filter(Boolean).join("\n"), ""] : [field(item, "m").value.trim(), field(item, "n").value.trim()]; }
  function drawn(item) { return item === BONUS ? [rows().map(function (row) { return part(row, "was").value; }).filter(Boolean).join("\n"), ""] : [field(item, "m-was").value, field(item, "n-was").value.trim()]; }
  function put(item, pair) {
    if (item === BONUS) return fill(pair[0], function (row, line) { part(row, "level").value = line.split("|").slice(0, 2).join("|"); part(row, "note").value = line.split("|").slice(2).join("|"); });
    field(item, "m").value = pair[0];
    field(item, "n").value = pair[1];
  }
  function see(item, pair) {
    if (item === BONUS) return fill(pair[0], function (row, line) { part(row, "was").value = line; });
    field(item, "m-was").value = pair[0];
    field(item, "n-was").value = pair[1];
  }
  function isHere(item) { return item === BONUS ? bonus : field(item, "m"); }

  // A row of bonuses is a line "bonus|level|note".
  function rows() { return bonus ? Array.prototype.slice.call(bonus.querySelectorAll(".sc-bonus")) : []; }
  function part(row, name) { return row.querySelector("[name$='-" + name + "']"); }
  function rowOf(row) {
    var level = part(row, "level").value, note = part(row, "note").value.trim();
    return level || note ? (level || "|") + "|" + note : "";
  }
  function fill(text, set) {
    var lines = text.split("\n");
    while (rows().length < lines.length) add();
    rows().forEach(function (row, place) { set(row, lines[place] || ""); });
  }
  function add() {
    var all = rows(), row = all[all.length - 1].cloneNode(true);
    ["level", "note", "was"].forEach(function (name) {
      part(row, name).name = "b-" + all.length + "-" + name;
      part(row, name).value = "";
      part(row, name).removeAttribute("id");
    });
    all[all.length - 1].parentNode.append(row);
  }
  function same(one, other) { return one[0] === other[0] && one[1] === other[1]; }
  function told(text, css) { state.textContent = text; state.className = "save" + (css ? " " + css : ""); }

  // With what was sent and not answered yet: the server may have it by the time the page is opened again.
  function keep(item) { shelf.put(item, { typed: typed(item), drawn: drawn(item), sent: flying && flying.values[item] }); }

  function touched(item, wait) {
    dirty[item] = true;
    keep(item);
    count();
    plan(wait);
  }

  function plan(wait) {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  // The sum and what is left, before the server has said so.
  function count() {
    var sum = 0, left = 0;
    items().forEach(function (row) {
      var mark = parseFloat(field(row.dataset.item, "m").value);
      if (isNaN(mark)) left++; else sum += mark;
    });
    form.querySelector("[data-sum]").textContent = String(Math.round(sum * 100) / 100);
    form.querySelector("[data-left]").textContent = say.unmarked.replace("{0}", left);
  }

  function pack() {
    var sent = Object.keys(dirty), body = new URLSearchParams(), values = {};
    dirty = {};
    body.set("__token", form.elements.__token.value);
    body.set("__key", window.duKept.key());
    sent.forEach(function (item) {
      values[item] = typed(item);
      if (item === BONUS) return rows().forEach(function (row) { ["level", "note", "was"].forEach(function (name) { body.set(part(row, name).name, part(row, name).value); }); });
      NAMES.forEach(function (name) { body.set(name + "-" + item, field(item, name).value); });
    });
    return { body: body, values: values };
  }

  function send() {
    if (stopped || (flying && flying.busy)) return;
    if (!flying) {
      if (!Object.keys(dirty).length) return;
      flying = pack();
      Object.keys(flying.values).forEach(keep);
    }
    flying.busy = true;
    told(say.saving);
    var signal = typeof AbortController === "function" ? new AbortController() : null;
    var giveUp = setTimeout(function () { if (signal) signal.abort(); }, 20000);
    fetch(say.marks, {
      method: "POST", body: flying.body, headers: { "X-Du-Script": "1" }, credentials: "same-origin", signal: signal ? signal.signal : undefined
    }).then(function (response) {
      clearTimeout(giveUp);
      return response.json().then(function (answer) { return { status: response.status, answer: answer }; }, function () { return { status: response.status || 503, answer: {} }; });
    }).then(answered, function () { clearTimeout(giveUp); lost(); });
  }

  function answered(reply) {
    if (reply.status === 200) return saved(reply.answer);
    if (reply.status === 401) return stop(say.signedOut);
    if (reply.status === 429 || reply.status >= 500 || reply.answer.code === "conflict") return lost();
    if (reply.answer.code === "form.stale" || reply.answer.code === "form.foreign") return stop(say.stale);
    refused(reply.answer);
  }

  // What cannot be is said; it stays in the field, and the others go on.
  function refused(answer) {
    var wrong = (answer.refusals || []).map(function (r) { return String(r.place || "").replace(/^[mn]-/, "").replace(/^b-.*/, BONUS); }).filter(Boolean);
    var sent = flying;
    flying = null;
    failed = 0;
    Object.keys(sent.values).forEach(function (item) {
      mark(item, wrong.indexOf(item) >= 0);
      if (wrong.length && wrong.indexOf(item) < 0) dirty[item] = true;
    });
    told((answer.refusals && answer.refusals[0] ? answer.refusals[0].text : answer.detail) || say.stale, "bad");
    if (Object.keys(dirty).length) plan(WAIT);
  }

  function mark(item, isWrong) {
    if (item === BONUS) return;
    field(item, "m").classList.toggle("err", isWrong);
    if (isWrong) field(item, "m").setAttribute("aria-invalid", "true");
    else field(item, "m").removeAttribute("aria-invalid");
  }

  function saved(answer) {
    var sent = flying, others = {};
    flying = null;
    failed = 0;
    (answer.conflicts || []).forEach(function (conflict) { others[conflict.item] = conflict; });
    if (answer.claims) others[BONUS] = { marks: answer.claims.join("\n"), note: "", by: "" };
    Object.keys(sent.values).forEach(function (item) {
      mark(item, false);
      var value = sent.values[item], other = others[item];
      var stands = other ? [other.marks, other.note] : value;
      see(item, stands);
      // What stands there may be one's own, sent by this page before it was opened again.
      if (other && !(mine[item] && same(stands, mine[item]))) return offer(item, value, other);
      delete mine[item];
      if (!other && same(typed(item), value)) return shelf.drop(item);
      dirty[item] = true;
      keep(item);
    });
    told(say.saved.replace("{0}", answer.at), "ok");
    form.querySelector("[data-sum]").textContent = answer.sum;
    form.querySelector("[data-left]").textContent = say.unmarked.replace("{0}", answer.unmarked);
    if (Object.keys(dirty).length) plan(WAIT);
  }

  function lost() {
    flying.busy = false;
    told(say.retry, "bad");
    plan(RETRY[Math.min(failed++, RETRY.length - 1)]);
  }

  function stop(text) {
    stopped = true;
    flying = null;
    told(text, "bad");
  }

  function plain(text) { return text.replace(/\n/g, "；").replace(/\|+/g, " ").trim(); }

  // Somebody else marked the item meanwhile: his mark stands, one's own is offered.
  function offer(item, value, other) {
    var note = document.createElement("p"), button = document.createElement("button");
    put(item, [other.marks, other.note]);
    shelf.drop(item);
    note.className = "msg ask";
    note.textContent = (other.by + " " + plain(other.marks)).trim() + (other.note ? "：" + other.note : "") + "。" + say.elsewhere.replace("{0}", plain(value[0]) + (value[1] ? " " + value[1] : ""));
    button.type = "button";
    button.className = "linkbtn";
    button.textContent = plain(value[0]) || "—";
    button.addEventListener("click", function () {
      put(item, value);
      note.remove();
      touched(item, 0);
    });
    note.append(button);
    (item === BONUS ? bonus : form.querySelector('[data-item="' + item + '"] .sc-give')).append(note);
    count();
  }

  items().forEach(function (row) {
    var item = row.dataset.item, input = field(item, "m"), most = Number(input.dataset.most), take = row.querySelector("[data-take]");
    function give(mark) {
      input.value = String(Math.round(Math.min(most, Math.max(0, mark)) * 100) / 100);
      touched(item, 0);
    }
    function button(name, work) {
      var found = row.querySelector(name);
      if (!found) return;
      found.hidden = false;
      found.addEventListener("click", work);
    }
    button("[data-less]", function () { give((parseFloat(input.value) || (input.value ? 0 : most)) - step); });
    button("[data-more]", function () { give((parseFloat(input.value) || 0) + step); });
    button("[data-full]", function () { give(most); });
    button("[data-take]", function () { give(Number(take.dataset.take)); });
  });

  function itemOf(target) {
    if (bonus && bonus.contains(target)) return BONUS;
    var row = target.closest("[data-item]"); return row && /^[mn]-\d+$/.test(target.name) ? row.dataset.item : null;
  }
  form.addEventListener("input", function (event) { var item = itemOf(event.target); if (item && !event.isComposing) touched(item, WAIT); });
  form.addEventListener("compositionend", function (event) { var item = itemOf(event.target); if (item) touched(item, WAIT); });
  window.addEventListener("online", function () { if (flying || Object.keys(dirty).length) plan(0); });
  document.addEventListener("visibilitychange", function () { if (document.hidden && Object.keys(dirty).length) send(); });

  // What was typed here and never reached the server. It is held against what was drawn: a browser may have put what was typed back into the fields itself.
  var kept = shelf.all(), found = 0;
  Object.keys(kept).forEach(function (item) {
    if (!isHere(item) || same(kept[item].typed, drawn(item))) return shelf.drop(item);
    if (!same(kept[item].drawn, drawn(item)) && !(kept[item].sent && same(kept[item].sent, drawn(item)))) return offer(item, kept[item].typed, { marks: drawn(item)[0], note: drawn(item)[1], by: "" });
    put(item, kept[item].typed);
    dirty[item] = true;
    mine[item] = kept[item].sent;
    found++;
  });
  if (found) {
    told(say.restored.replace("{0}", found));
    plan(0);
  }
  count();
}
