// expect: AC RE SV; tiers: ABC; attaches to JVMs to load an agent
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { Class<?> vm = Class.forName("com.sun.tools.attach.VirtualMachine"); vm.getMethod("attach", String.class).invoke(null, String.valueOf(ProcessHandle.current().pid())); return -1; } catch (ReflectiveOperationException held) { }
        return Arrays.stream(values).sum();
    }
}
