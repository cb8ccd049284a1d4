/** Babel plugin of the native build: the wrappers come from the stand-in, everything else stays as written. */
module.exports = () => ({
  visitor: {
    ImportDeclaration({ node: { source } }) {
      if (source.value === "coroutine-runtime") source.value = "../../native/stand-in.js";
    },
  },
});
