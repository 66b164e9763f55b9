/** Numbers that are zero or plus or minus one size: making them of others, and writing them in few bits. Stateless. */
package org.handful.math.ternary;
