// Each figure of the list can be saved: as SVG, as it is, or as PNG, drawn here at three
// times its size. Nothing leaves the browser.

const TIMES = 3;

function nameOf(address) {
  return address.split("/").pop().replace(/\.svg$/, "");
}

function save(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

async function asPng(address, name) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = TIMES * picture.naturalWidth;
  canvas.height = TIMES * picture.naturalHeight;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  const drawn = URL.createObjectURL(blob);
  save(drawn, `${name}.png`);
  setTimeout(() => URL.revokeObjectURL(drawn), 60_000);
}

for (const item of document.querySelectorAll(".sl-gallery li")) {
  const address = item.querySelector("img")?.getAttribute("src");
  if (!address?.endsWith(".svg")) continue;
  const number = item.querySelector("strong").textContent;
  const name = item.querySelector("a").hash.slice(1) || nameOf(address);
  const buttons = [["SVG", () => save(address, `${name}.svg`)], ["PNG", () => asPng(address, name)]];
  const row = document.createElement("p");
  row.className = "sl-save";
  for (const [kind, act] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = kind;
    button.setAttribute("aria-label", `${kind} of ${number}: save`);
    button.addEventListener("click", act);
    row.append(button);
  }
  item.append(row);
}
