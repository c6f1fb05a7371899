// Before the page is drawn, so that it does not change colours on the way. The choice lasts as long as the page: nothing is stored.
"use strict";
document.documentElement.dataset.theme = "auto";
document.addEventListener("DOMContentLoaded", () => {
  const choice = document.getElementById("theme");
  choice.value = "auto";
  choice.addEventListener("change", () => { document.documentElement.dataset.theme = choice.value; });
});
