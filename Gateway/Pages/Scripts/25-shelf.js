// What scripts keep in this browser, in one storage under names with one beginning; and the keys of their requests.
// A storage may be switched off or full: then nothing is found in it, and put answers false.
function shelf(kind, beginning) {
  function tried(work, otherwise) {
    try { return work(window[kind]); } catch (closed) { return otherwise; }
  }
  return {
    put: function (name, entry) { return tried(function (storage) { storage.setItem(beginning + name, JSON.stringify(entry)); return true; }, false); },
    get: function (name) { return tried(function (storage) { return JSON.parse(storage.getItem(beginning + name)); }, null); },
    drop: function (name) { tried(function (storage) { storage.removeItem(beginning + name); }); },
    all: function () {
      return tried(function (storage) {
        var found = {};
        Object.keys(storage).forEach(function (key) {
          if (key.startsWith(beginning)) found[key.slice(beginning.length)] = JSON.parse(storage.getItem(key));
        });
        return found;
      }, {});
    },
  };
}

/** A new Idempotency-Key; crypto.randomUUID is not there on plain HTTP. */
function key() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16))).map(function (b) { return (b + 256).toString(16).slice(1); }).join("");
}

window.duKept = { shelf: shelf, key: key };
