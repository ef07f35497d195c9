package dev.onsite.judge.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * A filter of system calls (seccomp, classic BPF) for those that no solution needs and that have been ways out of
 * namespaces: they fail with EPERM. All others stay: the JVM and numpy use some two hundred. A call by another ABI than
 * the machine's own ends the process.
 */
final class SystemCalls {
    /** A call by its numbers; −1 where the architecture has none. */
    private record Call(String name, int x86, int arm) {}

    private static final List<Call> REFUSED = List.of(
            // Other processes.
            new Call("ptrace", 101, 117),
            new Call("process_vm_readv", 310, 270),
            new Call("process_vm_writev", 311, 271),
            new Call("process_madvise", 440, 440),
            new Call("kcmp", 312, 272),
            new Call("pidfd_getfd", 438, 438),
            // Mounts, roots and namespaces.
            new Call("mount", 165, 40),
            new Call("umount2", 166, 39),
            new Call("pivot_root", 155, 41),
            new Call("chroot", 161, 51),
            new Call("open_tree", 428, 428),
            new Call("move_mount", 429, 429),
            new Call("fsopen", 430, 430),
            new Call("fsconfig", 431, 431),
            new Call("fsmount", 432, 432),
            new Call("fspick", 433, 433),
            new Call("mount_setattr", 442, 442),
            new Call("unshare", 272, 97),
            new Call("setns", 308, 268),
            new Call("name_to_handle_at", 303, 264),
            new Call("open_by_handle_at", 304, 265),
            // Parts of the kernel with a long record of holes.
            new Call("bpf", 321, 280),
            new Call("userfaultfd", 323, 282),
            new Call("perf_event_open", 298, 241),
            new Call("io_uring_setup", 425, 425),
            new Call("io_uring_enter", 426, 426),
            new Call("io_uring_register", 427, 427),
            new Call("add_key", 248, 217),
            new Call("request_key", 249, 218),
            new Call("keyctl", 250, 219),
            new Call("fanotify_init", 300, 262),
            new Call("lookup_dcookie", 212, 18),
            new Call("modify_ldt", 154, -1),
            // The machine itself.
            new Call("kexec_load", 246, 104),
            new Call("kexec_file_load", 320, 294),
            new Call("init_module", 175, 105),
            new Call("finit_module", 313, 273),
            new Call("delete_module", 176, 106),
            new Call("reboot", 169, 142),
            new Call("swapon", 167, 224),
            new Call("swapoff", 168, 225),
            new Call("acct", 163, 89),
            new Call("quotactl", 179, 60),
            new Call("quotactl_fd", 443, 443),
            new Call("syslog", 103, 116),
            new Call("vhangup", 153, 58),
            new Call("iopl", 172, -1),
            new Call("ioperm", 173, -1),
            new Call("personality", 135, 92),
            new Call("settimeofday", 164, 170),
            new Call("clock_settime", 227, 112),
            new Call("adjtimex", 159, 171),
            new Call("clock_adjtime", 305, 266),
            new Call("sethostname", 170, 161),
            new Call("setdomainname", 171, 162));

    private static final Call CLONE = new Call("clone", 56, 220);
    private static final Call CLONE3 = new Call("clone3", 435, 435);
    private static final Call SOCKET = new Call("socket", 41, 198);
    private static final Call IOCTL = new Call("ioctl", 16, 29);

    /** The flags of clone that make namespaces: all but CLONE_NEWTIME, which only clone3 and unshare take. */
    private static final int NEW_NAMESPACES = 0x7E02_0000;

    /** Of sockets only these families: the network's namespace does not bound the others, like vsock. */
    private static final int[] FAMILIES = {1, 2, 10};

    /** Types into a terminal's input. */
    private static final int TIOCSTI = 0x5412;

    /** The ABI for 32-bit pointers on x86_64 sets this bit in the number. */
    private static final int X32 = 0x4000_0000;

    private static final int X86_64 = 0xC000_003E;
    private static final int AARCH64 = 0xC000_00B7;

    private static final int LOAD = 0x20;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_AT_LEAST = 0x35;
    private static final int JUMP_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int SECOND_ARGUMENT = 24;

    private static final int ALLOW = 0x7FFF_0000;
    private static final int KILL_PROCESS = 0x8000_0000;
    private static final int NOT_PERMITTED = 0x0005_0001;
    private static final int NOT_IMPLEMENTED = 0x0005_0026;

    private final ByteBuffer program = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    private final boolean x86;

    private SystemCalls(boolean x86) {
        this.x86 = x86;
    }

    /** The filter as the kernel takes it; empty on an architecture whose numbers are not known here. */
    static Optional<byte[]> filter(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> Optional.of(new SystemCalls(true).assemble());
            case "aarch64", "arm64" -> Optional.of(new SystemCalls(false).assemble());
            default -> Optional.empty();
        };
    }

    private byte[] assemble() {
        add(LOAD, 0, 0, ARCHITECTURE);
        add(JUMP_EQUAL, 1, 0, x86 ? X86_64 : AARCH64);
        add(RETURN, 0, 0, KILL_PROCESS);
        add(LOAD, 0, 0, NUMBER);
        if (x86) {
            add(JUMP_AT_LEAST, 0, 1, X32);
            add(RETURN, 0, 0, KILL_PROCESS);
        }
        for (Call call : REFUSED) {
            if (number(call) >= 0) {
                add(JUMP_EQUAL, 0, 1, number(call));
                add(RETURN, 0, 0, NOT_PERMITTED);
            }
        }
        // Its flags are behind a pointer, out of sight; the C library then takes clone.
        add(JUMP_EQUAL, 0, 1, number(CLONE3));
        add(RETURN, 0, 0, NOT_IMPLEMENTED);
        add(JUMP_EQUAL, 0, 4, number(CLONE));
        add(LOAD, 0, 0, FIRST_ARGUMENT);
        add(JUMP_ANY_BIT, 0, 1, NEW_NAMESPACES);
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(RETURN, 0, 0, ALLOW);
        add(JUMP_EQUAL, 0, 4, number(IOCTL));
        add(LOAD, 0, 0, SECOND_ARGUMENT);
        add(JUMP_EQUAL, 0, 1, TIOCSTI);
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(RETURN, 0, 0, ALLOW);
        add(JUMP_EQUAL, 0, 2 + FAMILIES.length, number(SOCKET));
        add(LOAD, 0, 0, FIRST_ARGUMENT);
        for (int i = 0; i < FAMILIES.length; i++) {
            add(JUMP_EQUAL, FAMILIES.length - i, 0, FAMILIES[i]);
        }
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(RETURN, 0, 0, ALLOW);
        program.flip();
        byte[] bytes = new byte[program.remaining()];
        program.get(bytes);
        return bytes;
    }

    private int number(Call call) {
        return x86 ? call.x86() : call.arm();
    }

    /** One instruction; the jumps are counted from the one that follows. */
    private void add(int code, int whenTrue, int whenFalse, int operand) {
        program.putShort((short) code)
                .put((byte) whenTrue)
                .put((byte) whenFalse)
                .putInt(operand);
    }
}
