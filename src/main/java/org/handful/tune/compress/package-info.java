/** What a training inside the network leaves behind, in few bytes. */
package org.handful.tune.compress;
