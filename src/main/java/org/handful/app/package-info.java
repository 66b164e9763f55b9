/**
 * Puts the program together and starts it: constructors only. May import everything; nothing imports it. The launcher
 * runs on the main thread and loads neither the toolkit for a command nor the command line for the window.
 */
package org.handful.app;
