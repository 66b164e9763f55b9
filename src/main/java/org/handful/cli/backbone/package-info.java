/** The commands on installed backbones. May import the other parts of cli and run. Runs on the main thread. */
package org.handful.cli.backbone;
