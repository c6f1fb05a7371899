// Unpacks the browser of the package with its libraries and fonts, once, and prints where it is. What is half unpacked is never used:
// the folder gets its name when it is whole.
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-fs";

const here = dirname(fileURLToPath(import.meta.url));
const packed = join(here, "node_modules", "@sparticuz", "chromium", "bin");
const folder = join(here, "node_modules", ".chromium");

if (!existsSync(folder)) {
  const part = `${folder}-${process.pid}`;
  mkdirSync(part);
  const unpack = (name, target) => pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), target);
  await Promise.all([
    unpack("chromium.br", createWriteStream(join(part, "chromium"), { mode: 0o755 })),
    unpack("al2023.tar.br", extract(part)),
    unpack("fonts.tar.br", extract(part)),
  ]);
  // The fonts of the machine, and those of the package where it has none.
  writeFileSync(join(part, "fonts.conf"), `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, "fonts")}</dir>
  <cachedir>${join(folder, "cache")}</cachedir>
</fontconfig>
`);
  try {
    renameSync(part, folder);
  } catch (error) {
    // Another process was faster.
    rmSync(part, { recursive: true });
    if (!existsSync(folder)) {
      throw error;
    }
  }
}

console.log(join(folder, "chromium"));
