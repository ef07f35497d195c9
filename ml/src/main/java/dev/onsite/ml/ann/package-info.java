/**
 * Nearest-neighbour search: an exact index, the HNSW answer an interviewer wants to see, and an HNSW engine.
 *
 * <p>Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using Hierarchical Navigable Small
 * World graphs" (2018). The paper's symbols here: M is {@code m}, M_max0 = 2M is {@code maxLinks(0)}, m_L = 1/ln M,
 * ef_construction is {@code efConstruction}, ep is {@code entry}, W is the {@code Beam}, C its members not expanded yet.
 *
 * <p>Storage ({@code Graph}), search ({@code GraphSearch}), insertion ({@code GraphBuilder}) and neighbour selection
 * ({@code NeighborSelection}) are apart; {@code HnswIndex} puts labels, locks and validation around them.
 */
package dev.onsite.ml.ann;
