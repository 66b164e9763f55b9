/** Images that look like another: ranking by cosine, and figures about rankings. */
package org.handful.eval.retrieval;
