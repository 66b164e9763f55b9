/** What private runs promise, in words, and attacks that show what a model gives away. May import what run may. */
package org.handful.run.privacy;
