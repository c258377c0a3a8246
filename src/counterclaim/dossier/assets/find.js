"use strict";
/* From find/ab.html#claim-ab… to the page on which the claim stands. */
(() => {
  const link = location.hash && document.getElementById(location.hash.slice(1).split("?")[0]);
  if (link) location.replace(link.href);
})();
