/** What is behind the thing in an image: told apart by its colours, and changed. */
package org.handful.image.backdrop;
