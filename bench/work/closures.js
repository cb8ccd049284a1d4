/** Callees that are closures, made once, over what they change. */
export async function main(turns) {
  let count = 0;
  const add = async (x) => {
    count = (count + x) & 0xffff;
    return count;
  };
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await add(i))) & 0xffff;
  return total;
}
