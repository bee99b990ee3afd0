module.exports = async () => {
  await globalThis.banenbrugTestServer?.stop();
};
