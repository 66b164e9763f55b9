package org.handful.method;

/** What a method is for: how lists of methods are grouped, in this order. */
public enum MethodFamily {
    /** Heads on embeddings of a frozen backbone. */
    EMBEDDINGS,
    /** Trains inside the network. */
    NETWORK,
    /** Cares for rare groups. */
    GROUPS,
    /** Looks at all images that are asked about together. */
    BATCH,
    /** Uses embeddings of the class names where a source brings them. */
    NAMES,
    /** For classes that are added later. */
    GROWING,
    /** Learns from images that nobody has checked as well. */
    UNCHECKED,
    /** Promises how little it gives away about any one image. */
    PRIVATE
}
