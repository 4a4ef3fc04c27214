// What the first picture has to know, before the program runs: the colors that were chosen in this browser, and whether the
// link shows another part of the page than the chart, or the page within another.
{
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("spanwise.theme");
    if (theme) root.dataset.theme = theme;
  } catch {
    // A browser that refuses storage knows no choice.
  }
  const fields = new Map(location.hash.slice(1).split("&").map(field => field.split("=")));
  if (fields.has("embed")) root.dataset.first = "embed";
  else if (fields.has("s") && fields.has("tab")) root.dataset.first = "tab";
}
