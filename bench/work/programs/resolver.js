/** Where an import leads to, as Node would find it, on a file system in memory: nothing ever waits. A turn is an import. */
import { directories, files, imports } from "../outside/files.js";

const extensions = ["", ".js", ".mjs", ".json"];

async function isFile(path) {
  return files.has(path);
}

async function isDirectory(path) {
  return directories.has(path);
}

async function readFile(path) {
  return files.get(path);
}

async function resolveFile(path) {
  for (const extension of extensions) {
    if (await isFile(path + extension)) return path + extension;
  }
  return null;
}

async function resolveDirectory(path) {
  if (!(await isDirectory(path))) return null;
  const main = await mainOf(path);
  if (main !== null) {
    const found = await resolveFile(`${path}/${main}`);
    if (found !== null) return found;
  }
  return await resolveFile(`${path}/index`);
}

async function mainOf(path) {
  const manifest = `${path}/package.json`;
  if (!(await isFile(manifest))) return null;
  const known = JSON.parse(await readFile(manifest));
  return known.main === undefined ? null : known.main;
}

async function resolvePath(path) {
  const file = await resolveFile(path);
  return file === null ? await resolveDirectory(path) : file;
}

async function resolvePackage(from, request) {
  for (let folder = from; folder !== ""; folder = folder.slice(0, folder.lastIndexOf("/"))) {
    const found = await resolvePath(`${folder}/node_modules/${request}`);
    if (found !== null) return found;
  }
  return null;
}

async function resolve(from, request) {
  if (request.startsWith("./")) return await resolvePath(from + request.slice(1));
  return await resolvePackage(from, request);
}

export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    const wanted = imports[i % imports.length];
    const found = await resolve(wanted.from, wanted.request);
    total = (total + (found === null ? 1 : found.length)) & 0xffff;
  }
  return total;
}
