// expect: AC; tiers: AB; tries to leave a file anywhere but in its own /tmp
import java.util.*;

public class Solution {
    double total(double[] values) {
        for (String place : new String[] {"/", "/usr", "/usr/bin", "/bin", "/etc", "/var", "/home", "/root", "/dev", "/dev/shm", "/proc", "/proc/sys/kernel", "/sys", "/opt", "/lib"}) {
          try { java.nio.file.Files.writeString(java.nio.file.Path.of(place, "onsite-hostile"), "x"); return -1; } catch (java.io.IOException held) { }
        }
        return Arrays.stream(values).sum();
    }
}
