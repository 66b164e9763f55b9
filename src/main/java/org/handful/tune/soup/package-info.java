/** Model soups: one training after the other from the same beginning, and their average. */
package org.handful.tune.soup;
