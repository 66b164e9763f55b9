/** Learning from images whose labels nobody has checked, beside a few that somebody has. */
package org.handful.method.embedding.noisy;
