/**
 * The only user of the tensor library: sessions, embedding, training steps, native lifetimes, devices. Plain arrays in,
 * plain arrays out; one engine thread owns every tensor. May import model, error, math, image and backbone. The
 * sub-packages are the engine's own business: nothing outside may import them.
 */
package org.handful.engine;
