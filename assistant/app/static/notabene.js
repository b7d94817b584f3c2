// Focus and scrolling that Gradio does not do: follow the newest question, go to the passage in the viewer, come back.
(() => {
  let last = null;
  const scroller = element => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const flow = getComputedStyle(at).overflowY;
      if ((flow === "auto" || flow === "scroll") && at.scrollHeight > at.clientHeight) return at;
    }
    return document.scrollingElement;
  };
  window.notabene = {
    turn: "",
    // Where a click came from, so that closing the viewer returns there.
    remember(target) {
      if (["open", "document"].includes(target.dataset.action) && !target.closest(".nb-view, .nb-back")) last = target;
    },
    // A new question comes to the top of the conversation; the answer grows below it and nothing jumps.
    follow(element) {
      const turn = element.querySelector(".nb-turn");
      const number = turn ? turn.dataset.turn : "";
      if (turn && number !== this.turn) {
        const box = scroller(turn);
        const past = document.querySelector("#nb-past .nb-turn");
        if (past) box.scrollTo({top: box.scrollTop + turn.getBoundingClientRect().top - (box === document.scrollingElement ? 0 : box.getBoundingClientRect().top) - 8});
      }
      this.turn = number;
    },
    // The viewer has something new: read its title, show the passage.
    arrive(element) {
      requestAnimationFrame(() => {
        const view = element.querySelector(".nb-view");
        if (!view) return;
        const title = view.querySelector("[data-focus]");
        if (!view.contains(document.activeElement)) title.focus({preventScroll: true});
        const mark = view.querySelector(".nb-anchor") || view.querySelector("mark");
        const target = mark || title;
        const box = scroller(target);
        const top = target.getBoundingClientRect().top - (box === document.scrollingElement ? 0 : box.getBoundingClientRect().top);
        const offset = box.scrollTop + top;
        const near = !mark || offset < box.clientHeight * 0.75;  // the passage is in view below the title
        box.scrollTo({top: near ? 0 : offset - 140});
      });
    },
    // What the server says of a rating comes beside its thumbs.
    rated(element) {
      const said = element.querySelector("[data-said]");
      if (!said) return;
      document.querySelectorAll(".nb-rate").forEach(group => {
        if (group.dataset.exchange === said.dataset.exchange) group.querySelector(".nb-rated").textContent = said.dataset.said;
      });
    },
    back() {
      // The table may have been drawn anew since.
      const same = id => id && [...document.querySelectorAll('#nb-documents [data-document]')].find(e => e.dataset.document === id);
      (last?.isConnected ? last : same(last?.dataset.document))?.focus();
    },
  };
  // What Gradio says of its own accord is English; a person needs to know what to do next.
  const told = (title, text) => {
    if (title === "Connection Lost" || /connection to the server/i.test(text)) {
      return "Geen verbinding met Notabene. Deze pagina probeert het steeds opnieuw en ververst zichzelf zodra het lukt; uw vraag blijft bewaard.";
    }
    const big = text.match(/maximum allowed size of ([\d.]+) (\w+): (.*)/);
    if (big) {
      const limit = Math.round(big[1] * 1024 ** {b: 0, kb: 1, mb: 2, gb: 3}[big[2].toLowerCase()] / 1e6);
      return `${big[3].replaceAll('"', "")} is te groot; een bestand mag hoogstens ${limit} MB zijn. Splits het, of vraag de beheerder het in te lezen.`;
    }
    return "Dat is niet gelukt; probeer het opnieuw of meld het aan de beheerder.";
  };
  const tell = () => {
    for (const text of document.querySelectorAll('[data-testid="toast-text"]:not([data-told])')) {
      text.dataset.told = "";
      const toast = text.closest('[data-testid="toast-body"]');
      const title = toast.querySelector(".toast-title");
      const dutch = told(title.textContent.trim(), text.textContent.trim());
      title.textContent = "Let op";
      text.textContent = dutch;
      toast.querySelector('[data-testid="toast-close"]')?.setAttribute("aria-label", "Sluiten");
    }
  };
  // A question that was typed but not asked survives a reload, as after a server that started again.
  const box = () => document.querySelector("#nb-question textarea");
  addEventListener("pagehide", () => { if (box()) sessionStorage.setItem("notabene-vraag", box().value); });
  const restore = () => {
    const kept = sessionStorage.getItem("notabene-vraag");
    sessionStorage.removeItem("notabene-vraag");
    if (!kept || box().value) return;
    box().value = kept;
    box().dispatchEvent(new Event("input", {bubbles: true}));
  };
  let restored = false;
  new MutationObserver(() => {
    tell();
    if (!restored && box()) {
      restored = true;
      requestAnimationFrame(restore);
    }
  }).observe(document, {childList: true, subtree: true});
  // Before the click is sent: press the thumb, make room for a comment, and send both along.
  document.addEventListener("click", event => {
    const button = event.target.closest('[data-action="rate"]');
    const group = button?.closest(".nb-rate");
    if (!group) return;
    const thumbs = [...group.querySelectorAll(".nb-thumb")];
    if (thumbs.includes(button)) thumbs.forEach(thumb => thumb.setAttribute("aria-pressed", String(thumb === button)));
    const pressed = thumbs.find(thumb => thumb.getAttribute("aria-pressed") === "true");
    button.dataset.value = pressed ? pressed.dataset.value : "";
    button.dataset.comment = group.querySelector("textarea").value;
    group.querySelector(".nb-comment").hidden = false;
  }, true);
  document.addEventListener("click", event => {
    if (event.target.closest('[data-action="close"]')) setTimeout(() => window.notabene.back(), 150);
  });
  // Documents: a button that takes a while says so, and takes what was filled in around it along.
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-busy]");
    if (!button) return;
    if ("form" in button.dataset) button.dataset.value = JSON.stringify(Object.fromEntries(new FormData(button.form)));
    const label = button.textContent;
    const settle = (text, off) => { button.textContent = text; button.disabled = off; };
    setTimeout(() => settle(button.dataset.busy, true));
    setTimeout(() => { if (button.isConnected) settle(label, false); }, 60000);
  }, true);
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") [...document.querySelectorAll('[data-action="close"]')].find(b => b.offsetParent)?.click();
  });
})();
