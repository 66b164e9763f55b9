/** Images with several labels: a class whose name lists them. May import what run may. */
package org.handful.run.multilabel;
