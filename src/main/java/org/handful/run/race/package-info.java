/** Methods against each other on the same episodes and the same split. */
package org.handful.run.race;
