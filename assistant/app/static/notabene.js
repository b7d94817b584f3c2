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
  // The address names what is on screen, so that a reload, a restart of the server or a bookmark brings it back.
  const address = values => {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(values)) {
      if (value) query.set(name, value); else query.delete(name);
    }
    history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : ""));
  };
  const writing = () => document.querySelector("#nb-draft-text textarea");
  window.notabene = {
    turn: "",
    // Where a click came from, so that closing the viewer returns there.
    remember(target) {
      if (["open", "document", "version"].includes(target.dataset.action) && !target.closest(".nb-view, .nb-back")) last = target;
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
      const conversation = turn ? turn.dataset.conversation : "";
      if (conversation || (!turn && this.turn)) address({gesprek: conversation});
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
        // Beside a long list the viewer stays in view by itself, and the list where the reader was.
        if (box === document.scrollingElement && getComputedStyle(view.closest('[id^="nb-viewer"]')).position === "sticky") return;
        const top = target.getBoundingClientRect().top - (box === document.scrollingElement ? 0 : box.getBoundingClientRect().top);
        const offset = box.scrollTop + top;
        const near = !mark || offset < box.clientHeight * 0.75;  // the passage is in view below the title
        box.scrollTo({top: near ? 0 : offset - 140});
      });
    },
    // A draft came on screen: the address names it, and what took the reader here may be gone.
    draft(element) {
      const draft = element.querySelector(".nb-draft");
      address({concept: draft ? draft.dataset.draft : element.offsetParent ? "nieuw" : ""});
      requestAnimationFrame(() => {
        if (!draft?.offsetParent) return;
        if (document.activeElement === document.body) draft.focus({preventScroll: true});
        if (draft.getBoundingClientRect().top > innerHeight * 0.6) document.querySelector("#nb-draft-make").scrollIntoView();
      });
    },
    // What is filled in for a draft, made or not, stands in the address too. Not at each key: browsers allow few changes.
    form(sources, section, profile, title, day) {
      clearTimeout(this.filled);
      this.filled = setTimeout(() => address({bronnen: sources.join(","), onderdeel: section, profiel: profile, titel: title, datum: day}), 300);
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
  // So does what was typed in a draft and not yet taken over, once that draft is on screen again.
  addEventListener("pagehide", () => {
    const draft = document.querySelector(".nb-draft");
    if (draft && writing()) sessionStorage.setItem("notabene-concept", JSON.stringify({draft: draft.dataset.draft, text: writing().value}));
  });
  const rewrite = () => {
    const kept = JSON.parse(sessionStorage.getItem("notabene-concept") || "null");
    const draft = kept && document.querySelector(".nb-draft");
    if (!draft || draft.dataset.draft !== kept.draft || !writing()?.value) return;
    sessionStorage.removeItem("notabene-concept");
    // Gradio puts in what it knows, and begins to listen, at moments of its own: say it until it must have been heard,
    // or until the reader does something.
    const say = () => {
      if (!writing()) return;
      if (writing().value !== kept.text) writing().value = kept.text;
      writing().dispatchEvent(new Event("input", {bubbles: true}));
    };
    const said = setInterval(say, 100);
    const enough = new AbortController();
    const end = () => { say(); clearInterval(said); enough.abort(); };
    for (const does of ["pointerdown", "keydown"]) addEventListener(does, end, {capture: true, signal: enough.signal});
    setTimeout(() => { if (!enough.signal.aborted) end(); }, 3000);
  };
  // Documents that are ticked in the list stay so when it is drawn anew: sorted, searched, or grown.
  const ticked = new Set();
  const retick = () => {
    const list = document.querySelector("#nb-documents");
    for (const box of list?.querySelectorAll(".nb-tick") ?? []) box.checked = ticked.has(box.value);
    const button = list?.querySelector('[data-action="concept"]');
    if (!button || button.dataset.value === [...ticked].join(",")) return;
    button.disabled = !ticked.size;
    button.dataset.value = [...ticked].join(",");
    button.textContent = ticked.size ? `Concept maken van ${ticked.size} aangevinkte ${ticked.size === 1 ? "bron" : "bronnen"}` : "Concept maken van aangevinkte bronnen";
  };
  document.addEventListener("change", event => {
    if (!event.target.matches("#nb-documents .nb-tick")) return;
    ticked[event.target.checked ? "add" : "delete"](event.target.value);
    retick();
  });
  // A reload comes back to the tab Concept, with its draft or without, or to another one.
  document.addEventListener("click", event => {
    const tab = event.target.closest('#nb-tabs [role="tab"]');
    const draft = document.querySelector(".nb-draft");
    if (tab) address({concept: tab.textContent.trim() === "Concept" ? draft?.dataset.draft || "nieuw" : ""});
  });
  let restored = false;
  new MutationObserver(() => {
    tell();
    rewrite();
    retick();
    document.querySelector('.overflow-menu > [aria-label="More tabs"]')?.setAttribute("aria-label", "Meer tabbladen");
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
    button.dataset.reasons = [...group.querySelectorAll(".nb-reasons input:checked")].map(box => box.value).join(",");
    group.querySelector(".nb-comment").hidden = false;
  }, true);
  // A button that takes what is typed in a field sends it along.
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-takes]");
    if (button) button.dataset.value = document.getElementById(button.dataset.takes).value;
  }, true);
  document.addEventListener("keydown", event => {
    const enter = event.key === "Enter" && !event.shiftKey && event.target.id;
    const button = enter && document.querySelector(`[data-takes="${CSS.escape(event.target.id)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  // Sources that are ticked go along with the button that asks again from those alone.
  document.addEventListener("change", event => {
    const panel = event.target.matches(".nb-tick") && event.target.closest(".nb-panel");
    if (!panel) return;
    const ticked = [...panel.querySelectorAll(".nb-tick:checked")].map(box => box.value);
    panel.querySelectorAll('[data-action="only"], [data-action="concept"]').forEach(button => {
      button.disabled = !ticked.length;
      button.dataset.value = ticked.join(",");
    });
  });
  // The old way of copying: it takes rich text too, and works where the address is not https.
  const copy = (text, html) => {
    const fill = event => {
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      event.preventDefault();
    };
    document.addEventListener("copy", fill, {once: true});
    const done = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    return done;
  };
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const kept = button.closest(".nb-keep");
    const held = name => kept.querySelector(`template[data-form="${name}"]`);
    const how = button.dataset.copy;
    const done = how === "link" ? copy(new URL(button.dataset.value, location.href).href)
      : how === "rich" ? copy(held("text").content.textContent, held("rich").innerHTML)
      : copy(held(how).content.textContent);
    kept.querySelector(".nb-copied").textContent = done ? "Gekopieerd." : "Kopiëren lukt niet in deze browser; selecteer de tekst zelf.";
  });
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
