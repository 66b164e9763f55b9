/** Methods that train inside the network and promise something about the images they learn from. */
package org.handful.tune.privacy;
