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
      if (target.dataset.action === "open" && !target.closest(".nb-view")) last = target;
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
    back() {
      if (last && last.isConnected) last.focus();
    },
  };
  document.addEventListener("click", event => {
    if (event.target.closest('[data-action="close"]')) setTimeout(() => window.notabene.back(), 150);
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") [...document.querySelectorAll('[data-action="close"]')].find(b => b.offsetParent)?.click();
  });
})();
