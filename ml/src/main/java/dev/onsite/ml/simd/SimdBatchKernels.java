package dev.onsite.ml.simd;

import dev.onsite.ml.linalg.BatchKernels;
import dev.onsite.ml.linalg.BlockLayout;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** SIMD twin of the scalar batch kernels: four records at a time share each load of the query. */
public final class SimdBatchKernels implements BatchKernels {
    private static final boolean WIDE = Boolean.getBoolean("wide");
    private static final VectorSpecies<Float> F = WIDE ? FloatVector.SPECIES_512 : FloatVector.SPECIES_256;
    private static final VectorSpecies<Byte> B = WIDE ? ByteVector.SPECIES_256 : ByteVector.SPECIES_128;
    private static final VectorSpecies<Short> S = WIDE ? ShortVector.SPECIES_512 : ShortVector.SPECIES_256;
    private static final VectorSpecies<Integer> I = WIDE ? IntVector.SPECIES_512 : IntVector.SPECIES_256;
    private static final VectorSpecies<Byte> BN = ByteVector.SPECIES_256;
    private static final VectorSpecies<Short> SN = ShortVector.SPECIES_256;
    private static final VectorSpecies<Integer> IN = IntVector.SPECIES_256;
    private static final int FL = F.length();
    private static final int SL = S.length();

    private final SimdVectorKernels single = new SimdVectorKernels();

    @Override
    public void squaredL2(
            float[] query,
            int queryOffset,
            int n,
            float[][] blocks,
            BlockLayout layout,
            int[] ids,
            int count,
            float[] out) {
        touch(blocks, layout, ids, count, n);
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            squaredL24(query, queryOffset, n, blocks, layout, ids, i, out);
        }
        for (; i < count; i++) {
            int id = ids[i];
            out[i] = single.squaredL2(query, queryOffset, blocks[layout.block(id)], layout.offset(id), n);
        }
    }

    private static void squaredL24(
            float[] query,
            int queryOffset,
            int n,
            float[][] blocks,
            BlockLayout layout,
            int[] ids,
            int i,
            float[] out) {
        float[] a = blocks[layout.block(ids[i])];
        float[] b = blocks[layout.block(ids[i + 1])];
        float[] c = blocks[layout.block(ids[i + 2])];
        float[] d = blocks[layout.block(ids[i + 3])];
        int ao = layout.offset(ids[i]);
        int bo = layout.offset(ids[i + 1]);
        int co = layout.offset(ids[i + 2]);
        int dd = layout.offset(ids[i + 3]);
        FloatVector sa = FloatVector.zero(F);
        FloatVector sb = FloatVector.zero(F);
        FloatVector sc = FloatVector.zero(F);
        FloatVector sd = FloatVector.zero(F);
        int j = 0;
        for (; j + FL <= n; j += FL) {
            FloatVector q = FloatVector.fromArray(F, query, queryOffset + j);
            FloatVector ea = q.sub(FloatVector.fromArray(F, a, ao + j));
            sa = ea.fma(ea, sa);
            FloatVector eb = q.sub(FloatVector.fromArray(F, b, bo + j));
            sb = eb.fma(eb, sb);
            FloatVector ec = q.sub(FloatVector.fromArray(F, c, co + j));
            sc = ec.fma(ec, sc);
            FloatVector ed = q.sub(FloatVector.fromArray(F, d, dd + j));
            sd = ed.fma(ed, sd);
        }
        float ra = sa.reduceLanes(VectorOperators.ADD);
        float rb = sb.reduceLanes(VectorOperators.ADD);
        float rc = sc.reduceLanes(VectorOperators.ADD);
        float rd = sd.reduceLanes(VectorOperators.ADD);
        for (; j < n; j++) {
            float q = query[queryOffset + j];
            ra += (q - a[ao + j]) * (q - a[ao + j]);
            rb += (q - b[bo + j]) * (q - b[bo + j]);
            rc += (q - c[co + j]) * (q - c[co + j]);
            rd += (q - d[dd + j]) * (q - d[dd + j]);
        }
        out[i] = ra;
        out[i + 1] = rb;
        out[i + 2] = rc;
        out[i + 3] = rd;
    }

    @Override
    public void dot(
            float[] query,
            int queryOffset,
            int n,
            float[][] blocks,
            BlockLayout layout,
            int[] ids,
            int count,
            float[] out) {
        touch(blocks, layout, ids, count, n);
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            dot4(query, queryOffset, n, blocks, layout, ids, i, out);
        }
        for (; i < count; i++) {
            int id = ids[i];
            out[i] = single.dot(query, queryOffset, blocks[layout.block(id)], layout.offset(id), n);
        }
    }

    private static void dot4(
            float[] query,
            int queryOffset,
            int n,
            float[][] blocks,
            BlockLayout layout,
            int[] ids,
            int i,
            float[] out) {
        float[] a = blocks[layout.block(ids[i])];
        float[] b = blocks[layout.block(ids[i + 1])];
        float[] c = blocks[layout.block(ids[i + 2])];
        float[] d = blocks[layout.block(ids[i + 3])];
        int ao = layout.offset(ids[i]);
        int bo = layout.offset(ids[i + 1]);
        int co = layout.offset(ids[i + 2]);
        int dd = layout.offset(ids[i + 3]);
        FloatVector sa = FloatVector.zero(F);
        FloatVector sb = FloatVector.zero(F);
        FloatVector sc = FloatVector.zero(F);
        FloatVector sd = FloatVector.zero(F);
        int j = 0;
        for (; j + FL <= n; j += FL) {
            FloatVector q = FloatVector.fromArray(F, query, queryOffset + j);
            sa = q.fma(FloatVector.fromArray(F, a, ao + j), sa);
            sb = q.fma(FloatVector.fromArray(F, b, bo + j), sb);
            sc = q.fma(FloatVector.fromArray(F, c, co + j), sc);
            sd = q.fma(FloatVector.fromArray(F, d, dd + j), sd);
        }
        float ra = sa.reduceLanes(VectorOperators.ADD);
        float rb = sb.reduceLanes(VectorOperators.ADD);
        float rc = sc.reduceLanes(VectorOperators.ADD);
        float rd = sd.reduceLanes(VectorOperators.ADD);
        for (; j < n; j++) {
            float q = query[queryOffset + j];
            ra += q * a[ao + j];
            rb += q * b[bo + j];
            rc += q * c[co + j];
            rd += q * d[dd + j];
        }
        out[i] = ra;
        out[i + 1] = rb;
        out[i + 2] = rc;
        out[i + 3] = rd;
    }

    @Override
    public void dotSigned(
            byte[] query,
            int queryOffset,
            int n,
            byte[][] blocks,
            BlockLayout layout,
            int[] ids,
            int count,
            int[] out) {
        touch(blocks, layout, ids, count, n);
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            dotSigned4(query, queryOffset, n, blocks, layout, ids, i, out);
        }
        for (; i < count; i++) {
            dotSigned1(query, queryOffset, n, blocks, layout, ids, i, out);
        }
    }

    private static void dotSigned4(
            byte[] query, int queryOffset, int n, byte[][] blocks, BlockLayout layout, int[] ids, int i, int[] out) {
        byte[] a = blocks[layout.block(ids[i + 0])];
        int ao = layout.offset(ids[i + 0]);
        IntVector ta = IntVector.zero(I);
        byte[] b = blocks[layout.block(ids[i + 1])];
        int bo = layout.offset(ids[i + 1]);
        IntVector tb = IntVector.zero(I);
        byte[] c = blocks[layout.block(ids[i + 2])];
        int co = layout.offset(ids[i + 2]);
        IntVector tc = IntVector.zero(I);
        byte[] d = blocks[layout.block(ids[i + 3])];
        int dd = layout.offset(ids[i + 3]);
        IntVector td = IntVector.zero(I);
        for (int j = 0; j < n; ) {
            int end = Math.min(n, j + 8 * SL);
            ShortVector sa = ShortVector.zero(S);
            ShortVector sb = ShortVector.zero(S);
            ShortVector sc = ShortVector.zero(S);
            ShortVector sd = ShortVector.zero(S);
            for (; j < end; j += SL) {
                ShortVector q = (ShortVector)
                        ByteVector.fromArray(B, query, queryOffset + j).convertShape(VectorOperators.B2S, S, 0);
                sa = sa.add(q.mul(
                        (ShortVector) ByteVector.fromArray(B, a, ao + j).convertShape(VectorOperators.B2S, S, 0)));
                sb = sb.add(q.mul(
                        (ShortVector) ByteVector.fromArray(B, b, bo + j).convertShape(VectorOperators.B2S, S, 0)));
                sc = sc.add(q.mul(
                        (ShortVector) ByteVector.fromArray(B, c, co + j).convertShape(VectorOperators.B2S, S, 0)));
                sd = sd.add(q.mul(
                        (ShortVector) ByteVector.fromArray(B, d, dd + j).convertShape(VectorOperators.B2S, S, 0)));
            }
            IntVector wa = sa.reinterpretAsInts();
            ta = ta.add(wa.lanewise(VectorOperators.ASHR, 16))
                    .add(wa.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
            IntVector wb = sb.reinterpretAsInts();
            tb = tb.add(wb.lanewise(VectorOperators.ASHR, 16))
                    .add(wb.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
            IntVector wc = sc.reinterpretAsInts();
            tc = tc.add(wc.lanewise(VectorOperators.ASHR, 16))
                    .add(wc.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
            IntVector wd = sd.reinterpretAsInts();
            td = td.add(wd.lanewise(VectorOperators.ASHR, 16))
                    .add(wd.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
        }
        out[i + 0] = ta.reduceLanes(VectorOperators.ADD);
        out[i + 1] = tb.reduceLanes(VectorOperators.ADD);
        out[i + 2] = tc.reduceLanes(VectorOperators.ADD);
        out[i + 3] = td.reduceLanes(VectorOperators.ADD);
    }

    private static void dotSigned1(
            byte[] query, int queryOffset, int n, byte[][] blocks, BlockLayout layout, int[] ids, int i, int[] out) {
        byte[] a = blocks[layout.block(ids[i + 0])];
        int ao = layout.offset(ids[i + 0]);
        IntVector ta = IntVector.zero(I);
        for (int j = 0; j < n; ) {
            int end = Math.min(n, j + 8 * SL);
            ShortVector sa = ShortVector.zero(S);
            for (; j < end; j += SL) {
                ShortVector q = (ShortVector)
                        ByteVector.fromArray(B, query, queryOffset + j).convertShape(VectorOperators.B2S, S, 0);
                sa = sa.add(q.mul(
                        (ShortVector) ByteVector.fromArray(B, a, ao + j).convertShape(VectorOperators.B2S, S, 0)));
            }
            IntVector wa = sa.reinterpretAsInts();
            ta = ta.add(wa.lanewise(VectorOperators.ASHR, 16))
                    .add(wa.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
        }
        out[i + 0] = ta.reduceLanes(VectorOperators.ADD);
    }

    @Override
    public void dotNibbles(short[] query, int n, byte[][] blocks, BlockLayout layout, int[] ids, int count, int[] out) {
        touch(blocks, layout, ids, count, n / 2);
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            dotNibbles4(query, n, blocks, layout, ids, i, out);
        }
        for (; i < count; i++) {
            dotNibbles1(query, n, blocks, layout, ids, i, out);
        }
    }

    private static void dotNibbles4(
            short[] query, int n, byte[][] blocks, BlockLayout layout, int[] ids, int i, int[] out) {
        byte[] a = blocks[layout.block(ids[i + 0])];
        int ao = layout.offset(ids[i + 0]);
        IntVector ta = IntVector.zero(IN);
        byte[] b = blocks[layout.block(ids[i + 1])];
        int bo = layout.offset(ids[i + 1]);
        IntVector tb = IntVector.zero(IN);
        byte[] c = blocks[layout.block(ids[i + 2])];
        int co = layout.offset(ids[i + 2]);
        IntVector tc = IntVector.zero(IN);
        byte[] d = blocks[layout.block(ids[i + 3])];
        int dd = layout.offset(ids[i + 3]);
        IntVector td = IntVector.zero(IN);
        for (int j = 0; j < n; ) {
            int end = Math.min(n, j + 256);
            ShortVector sa = ShortVector.zero(SN);
            ShortVector sb = ShortVector.zero(SN);
            ShortVector sc = ShortVector.zero(SN);
            ShortVector sd = ShortVector.zero(SN);
            for (; j < end; j += 64) {
                ShortVector q0 = ShortVector.fromArray(SN, query, j + 0);
                ShortVector q1 = ShortVector.fromArray(SN, query, j + 16);
                ShortVector q2 = ShortVector.fromArray(SN, query, j + 32);
                ShortVector q3 = ShortVector.fromArray(SN, query, j + 48);
                ShortVector wa = ByteVector.fromArray(BN, a, ao + (j >> 1)).reinterpretAsShorts();
                sa = sa.add(wa.and((short) 15).mul(q0))
                        .add(wa.lanewise(VectorOperators.LSHR, 4)
                                .and((short) 15)
                                .mul(q1))
                        .add(wa.lanewise(VectorOperators.LSHR, 8)
                                .and((short) 15)
                                .mul(q2))
                        .add(wa.lanewise(VectorOperators.LSHR, 12).mul(q3));
                ShortVector wb = ByteVector.fromArray(BN, b, bo + (j >> 1)).reinterpretAsShorts();
                sb = sb.add(wb.and((short) 15).mul(q0))
                        .add(wb.lanewise(VectorOperators.LSHR, 4)
                                .and((short) 15)
                                .mul(q1))
                        .add(wb.lanewise(VectorOperators.LSHR, 8)
                                .and((short) 15)
                                .mul(q2))
                        .add(wb.lanewise(VectorOperators.LSHR, 12).mul(q3));
                ShortVector wc = ByteVector.fromArray(BN, c, co + (j >> 1)).reinterpretAsShorts();
                sc = sc.add(wc.and((short) 15).mul(q0))
                        .add(wc.lanewise(VectorOperators.LSHR, 4)
                                .and((short) 15)
                                .mul(q1))
                        .add(wc.lanewise(VectorOperators.LSHR, 8)
                                .and((short) 15)
                                .mul(q2))
                        .add(wc.lanewise(VectorOperators.LSHR, 12).mul(q3));
                ShortVector wd = ByteVector.fromArray(BN, d, dd + (j >> 1)).reinterpretAsShorts();
                sd = sd.add(wd.and((short) 15).mul(q0))
                        .add(wd.lanewise(VectorOperators.LSHR, 4)
                                .and((short) 15)
                                .mul(q1))
                        .add(wd.lanewise(VectorOperators.LSHR, 8)
                                .and((short) 15)
                                .mul(q2))
                        .add(wd.lanewise(VectorOperators.LSHR, 12).mul(q3));
            }
            IntVector va = sa.reinterpretAsInts();
            ta = ta.add(va.lanewise(VectorOperators.ASHR, 16))
                    .add(va.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
            IntVector vb = sb.reinterpretAsInts();
            tb = tb.add(vb.lanewise(VectorOperators.ASHR, 16))
                    .add(vb.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
            IntVector vc = sc.reinterpretAsInts();
            tc = tc.add(vc.lanewise(VectorOperators.ASHR, 16))
                    .add(vc.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
            IntVector vd = sd.reinterpretAsInts();
            td = td.add(vd.lanewise(VectorOperators.ASHR, 16))
                    .add(vd.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
        }
        out[i + 0] = ta.reduceLanes(VectorOperators.ADD);
        out[i + 1] = tb.reduceLanes(VectorOperators.ADD);
        out[i + 2] = tc.reduceLanes(VectorOperators.ADD);
        out[i + 3] = td.reduceLanes(VectorOperators.ADD);
    }

    private static void dotNibbles1(
            short[] query, int n, byte[][] blocks, BlockLayout layout, int[] ids, int i, int[] out) {
        byte[] a = blocks[layout.block(ids[i + 0])];
        int ao = layout.offset(ids[i + 0]);
        IntVector ta = IntVector.zero(IN);
        for (int j = 0; j < n; ) {
            int end = Math.min(n, j + 256);
            ShortVector sa = ShortVector.zero(SN);
            for (; j < end; j += 64) {
                ShortVector q0 = ShortVector.fromArray(SN, query, j + 0);
                ShortVector q1 = ShortVector.fromArray(SN, query, j + 16);
                ShortVector q2 = ShortVector.fromArray(SN, query, j + 32);
                ShortVector q3 = ShortVector.fromArray(SN, query, j + 48);
                ShortVector wa = ByteVector.fromArray(BN, a, ao + (j >> 1)).reinterpretAsShorts();
                sa = sa.add(wa.and((short) 15).mul(q0))
                        .add(wa.lanewise(VectorOperators.LSHR, 4)
                                .and((short) 15)
                                .mul(q1))
                        .add(wa.lanewise(VectorOperators.LSHR, 8)
                                .and((short) 15)
                                .mul(q2))
                        .add(wa.lanewise(VectorOperators.LSHR, 12).mul(q3));
            }
            IntVector va = sa.reinterpretAsInts();
            ta = ta.add(va.lanewise(VectorOperators.ASHR, 16))
                    .add(va.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
        }
        out[i + 0] = ta.reduceLanes(VectorOperators.ADD);
    }

    static int sink;

    private static void touch(float[][] blocks, BlockLayout layout, int[] ids, int count, int n) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            float[] block = blocks[layout.block(id)];
            int offset = layout.offset(id);
            for (int j = 0; j < n; j += 16) {
                sum += block[offset + j];
            }
        }
        if (sum == 1234567.1f) {
            sink++;
        }
    }

    private static void touch(byte[][] blocks, BlockLayout layout, int[] ids, int count, int n) {
        int sum = 0;
        if (n <= 64) {
            for (int i = 0; i < count; i++) {
                int id = ids[i];
                byte[] block = blocks[layout.block(id)];
                int offset = layout.offset(id);
                sum += block[offset] + block[offset + n - 1];
            }
        } else if (n <= 128) {
            for (int i = 0; i < count; i++) {
                int id = ids[i];
                byte[] block = blocks[layout.block(id)];
                int offset = layout.offset(id);
                sum += block[offset] + block[offset + 64] + block[offset + n - 1];
            }
        } else {
            for (int i = 0; i < count; i++) {
                int id = ids[i];
                byte[] block = blocks[layout.block(id)];
                int offset = layout.offset(id);
                for (int j = 0; j < n; j += 64) {
                    sum += block[offset + j];
                }
            }
        }
        if (sum == 123456789) {
            sink++;
        }
    }
}
