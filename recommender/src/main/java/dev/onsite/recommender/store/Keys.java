package dev.onsite.recommender.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * API keys: kept as their hashes, in memory for every request and in PostgreSQL for all nodes. A key is 128 random bits
 * or more, so a plain hash can't be searched through.
 */
public final class Keys {
    /** What a key may be used for. */
    public enum Scope {
        /** Asking for recommendations. */
        READ,
        /** Events, users and items. */
        WRITE,
        /** Models, keys, the lab. */
        ADMIN
    }

    /**
     * A known key.
     *
     * @param name whose it is
     * @param scopes what it may be used for
     */
    public record Grant(String name, Set<Scope> scopes) {
        /** Whether it may be used for that; an administrator's for everything. */
        public boolean allows(Scope scope) {
            return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
        }
    }

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Makes a key known to this node alone. */
    public void add(String key, Grant grant) {
        grants.put(HexFormat.of().formatHex(hash(key)), grant);
    }

    /** Makes a key known to all. */
    public void put(Database database, String key, Grant grant) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement put = connection.prepareStatement("INSERT INTO api_key (hash, name, scopes) VALUES"
                    + " (?, ?, ?) ON CONFLICT (hash) DO UPDATE SET name = excluded.name, scopes = excluded.scopes")) {
                put.setBytes(1, hash(key));
                put.setString(2, grant.name());
                put.setArray(
                        3,
                        connection.createArrayOf(
                                "text", grant.scopes().stream().map(Scope::name).toArray()));
                return put.executeUpdate();
            }
        });
        add(key, grant);
    }

    /** Reads the keys that all nodes know. */
    public void load(Database database) throws SQLException {
        int read = database.readCurrent(connection -> {
            int count = 0;
            try (PreparedStatement select = connection.prepareStatement("SELECT hash, name, scopes FROM api_key");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Set<Scope> scopes = new HashSet<>();
                    for (Object scope : (Object[]) row.getArray(3).getArray()) {
                        scopes.add(Scope.valueOf((String) scope));
                    }
                    grants.put(HexFormat.of().formatHex(row.getBytes(1)), new Grant(row.getString(2), scopes));
                    count++;
                }
            }
            return count;
        });
        assert read >= 0;
    }

    /** The grant of a key; empty for one that nobody was given. */
    public Optional<Grant> find(String key) {
        return key == null || key.length() > 200
                ? Optional.empty()
                : Optional.ofNullable(grants.get(HexFormat.of().formatHex(hash(key))));
    }
}
