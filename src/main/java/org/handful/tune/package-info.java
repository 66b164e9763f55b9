/**
 * Methods that train inside the network, one file each, and the loop that they share. May import model, error, math,
 * image, backbone, engine and method. A fit runs on the thread that calls it and hands each step to the engine thread.
 */
package org.handful.tune;
