package dev.onsite.recommender.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * All that an answer depends on.
 *
 * @param user whose answer
 * @param revision the last event of the user that the answer knows, 0 for none
 * @param generation counts models, knobs and catalogue changes: all that changes every answer
 * @param arms the arms of the running experiments that the user is in
 * @param variantHigh what was asked for: the first half of a hash
 * @param variantLow the second half
 */
public record CacheKey(long user, long revision, long generation, int arms, long variantHigh, long variantLow) {
    /** The key of the plain question for n items, by far the most frequent one: no hash is taken. */
    public static CacheKey plain(long user, long revision, long generation, int arms, int n) {
        return new CacheKey(user, revision, generation, arms, 0, n);
    }

    /** The key of a question in its canonical form, by SHA-256: nobody can make two that collide. */
    public static CacheKey of(long user, long revision, long generation, int arms, String canonical) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return new CacheKey(user, revision, generation, arms, Bytes.longAt(hash, 0), Bytes.longAt(hash, 8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The field of this answer in the user's hash in Redis. */
    byte[] field() {
        byte[] field = new byte[36];
        Bytes.putLong(field, 0, revision);
        Bytes.putLong(field, 8, generation);
        Bytes.putLong(field, 16, variantHigh);
        Bytes.putLong(field, 24, variantLow);
        Bytes.putInt(field, 32, arms);
        return field;
    }

    /** For people. */
    @Override
    public String toString() {
        return "user " + user + " " + HexFormat.of().formatHex(field());
    }

    @Override
    public int hashCode() {
        long mixed = user * 0x9e37_79b9_7f4a_7c15L ^ revision * 0xc2b2_ae3d_27d4_eb4fL ^ generation ^ variantHigh;
        mixed = (mixed ^ (variantLow << 7) ^ arms) * 0xff51_afd7_ed55_8ccdL;
        return (int) (mixed >>> 32);
    }
}
