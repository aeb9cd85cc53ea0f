export default async function startServer() {}
