/** Methods that change what the network is shown, and none of its numbers. */
package org.handful.tune.prompt;
