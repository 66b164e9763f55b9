/**
 * What can be trained inside a network, and on what: an adapter names its tensors, what they begin with and how fast they
 * move; where they act is {@link org.handful.engine.net.Pass}'s convention. Plain arrays; any thread.
 */
package org.handful.engine.adapter;
