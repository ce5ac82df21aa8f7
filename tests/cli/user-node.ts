/**
 * The Node.js of whoever runs the command line: the one that runs npm and with it these tests, from the oldest supported one on.
 * The tests themselves run on the newer one that the project brings along.
 */
export const USER_NODE = process.env.npm_node_execpath ?? process.execPath;
