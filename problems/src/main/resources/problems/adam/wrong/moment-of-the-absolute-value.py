# expect: WA on "weight decay"
# Averages |g| instead of g².
import numpy as np


class Adam:
    def __init__(self, parameters, learning_rate, beta1, beta2, epsilon, weight_decay):
        self.parameters = parameters
        self.learning_rate, self.beta1, self.beta2 = learning_rate, beta1, beta2
        self.epsilon, self.weight_decay = epsilon, weight_decay
        self.m = np.zeros_like(parameters)
        self.v = np.zeros_like(parameters)
        self.t = 0

    def step(self, gradient):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradient
        self.v = self.beta2 * self.v + (1 - self.beta2) * np.abs(gradient)
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = (self.v / (1 - self.beta2**self.t)) ** 2
        direction = m_hat / (np.sqrt(v_hat) + self.epsilon)
        self.parameters = self.parameters - self.learning_rate * (direction + self.weight_decay * self.parameters)
        return self.parameters
