/** Learning labels of which an image may have several. May import method.embedding and math. */
package org.handful.method.multilabel;
