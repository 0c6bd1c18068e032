#!/usr/bin/env node
// The command of the published package (scripts/build-package.mjs puts it there). Plain JavaScript that any Node reads.
const wanted = 24;
const major = Number(process.versions.node.split(".")[0]);
const isJapanese = /^ja/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "");

if (major < wanted) {
  console.error(
    isJapanese
      ? `hoshimori: Node ${wanted} 以上が必要です（現在 ${process.versions.node}）。https://nodejs.org から入手するか、\`npx -p node@${wanted} -p hoshimori hoshimori …\` で実行してください。`
      : `hoshimori needs Node ${wanted} or newer; this is ${process.versions.node}. Get it from https://nodejs.org, or run \`npx -p node@${wanted} -p hoshimori hoshimori …\`.`,
  );
  process.exitCode = 1;
} else {
  await import("../src/cli/main.js").catch((error) => {
    // An installation with --omit=optional has the library alone.
    if (error.code !== "ERR_MODULE_NOT_FOUND" || !/^Cannot find package/.test(error.message)) throw error;
    console.error(
      isJapanese
        ? `hoshimori: コマンドに必要な任意依存パッケージがありません（${error.message}）。\`npm install hoshimori --include=optional\` を実行してください。`
        : `hoshimori: the command line needs the optional packages (${error.message}). Run \`npm install hoshimori --include=optional\`.`,
    );
    process.exitCode = 1;
  });
}
