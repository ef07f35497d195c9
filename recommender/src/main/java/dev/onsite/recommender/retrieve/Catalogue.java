package dev.onsite.recommender.retrieve;

import dev.onsite.recommender.model.ItemTable;
import dev.onsite.recommender.model.ServingModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The items as they are now: what the model knew of them when it was trained, and what was changed since.
 */
public final class Catalogue {
    private final Map<Integer, Item> changed = new ConcurrentHashMap<>();
    private volatile long revision;

    /**
     * An item's attributes.
     *
     * @param id the item
     * @param category its category
     * @param brand its brand
     * @param price its price
     * @param available whether it can be had
     * @param removed whether it is recommended no more
     */
    public record Item(int id, int category, int brand, float price, boolean available, boolean removed) {}

    /** Takes a change in; later revisions win. */
    public synchronized void put(Item item, long newRevision) {
        changed.put(item.id(), item);
        revision = Math.max(revision, newRevision);
    }

    /** The last change that was taken in, 0 for none. */
    public long revision() {
        return revision;
    }

    /** What is known of an item that the model has. */
    public Item item(ServingModel model, int id) {
        Item now = changed.isEmpty() ? null : changed.get(id);
        if (now != null) {
            return now;
        }
        ItemTable table = model.table();
        return new Item(id, table.category()[id], table.brand()[id], table.price()[id], table.available()[id], false);
    }

    /** Whether the item may be recommended; no object is made for one that was not changed. */
    public boolean allows(ServingModel model, int id, ItemFilter filter) {
        Item now = changed.isEmpty() ? null : changed.get(id);
        if (now != null) {
            return !now.removed() && filter.allows(now.category(), now.brand(), now.price(), now.available());
        }
        ItemTable table = model.table();
        return filter.allows(table.category()[id], table.brand()[id], table.price()[id], table.available()[id]);
    }
}
